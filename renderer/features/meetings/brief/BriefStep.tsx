export function BriefStep() {
  return null;
}
