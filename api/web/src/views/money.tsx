export function MoneyView() { return null; }
