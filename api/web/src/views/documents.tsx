export function DocumentsView() { return null; } export function DocumentView(_: { id: string }) { return null; }
