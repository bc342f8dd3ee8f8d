package dev.seatrial.scenario.load;

/** Kinds of names that one place declares and another refers to. */
enum Thing {
  SERVICE("service"),
  VOLUME("volume"),
  STORE("store"),
  DATASET("dataset"),
  VIEW("instance view"),
  WAY_OUT("way out"),
  RELEASE("release"),
  FACT("fact"),
  VARIABLE("variable"),
  AXIS("axis"),
  SEED("seed"),
  STEPS("steps"),
  INPUT("input"),
  SNAPSHOT("snapshot"),
  FINDINGS("findings"),
  YARDSTICK("yardstick"),
  VERIFIED("check"),
  JUDGED("check"),
  HOST_PORT("port of the host");

  private final String word;

  Thing(String word) {
    this.word = word;
  }

  /** For messages. */
  String word() {
    return word;
  }

  /** Part of diagnostic ids. */
  String id() {
    return word.replace(' ', '-');
  }

  /** Whether only a step that is run declares it. */
  boolean madeByStep() {
    return this == SNAPSHOT || this == FINDINGS || this == YARDSTICK || this == VERIFIED;
  }

  /** Whether {@code system.yaml} declares it. */
  boolean ofSystem() {
    return switch (this) {
      case SERVICE, VOLUME, STORE, DATASET, VIEW, WAY_OUT, RELEASE, FACT, VARIABLE -> true;
      case AXIS, SEED, STEPS, INPUT, SNAPSHOT, FINDINGS -> false;
      case YARDSTICK, VERIFIED, JUDGED, HOST_PORT -> false;
    };
  }
}
