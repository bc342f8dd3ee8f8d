package dev.seatrial.scenario;

/** The states of an instance, in our words. */
public enum InstanceState {
  PENDING,
  STARTING,
  RUNNING,
  FAILED,
  GONE;

  /** The word used in YAML and reports. */
  public String word() {
    return Words.of(this);
  }
}
