export function CoverageView() { return null; }
