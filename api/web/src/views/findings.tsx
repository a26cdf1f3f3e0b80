export function FindingsView() { return null; } export function FindingView(_: { id: string }) { return null; }
