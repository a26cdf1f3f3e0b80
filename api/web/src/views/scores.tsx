export function ScoresView() { return null; } export function EvaluationView(_: { agency: string; year: string }) { return null; }
