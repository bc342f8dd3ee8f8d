package dev.seatrial.scenario.load;

/**
 * A part of the files whose mentions belong together.
 *
 * @param name of the seed, way out, service, … ; empty where there is only one
 */
record Block(Section section, String name) {

  /** Kinds of blocks. */
  enum Section {
    /** Texts that are resolved before anything runs. */
    FIXED,
    VARIABLE,
    SERVICE,
    VIEW,
    WAY_OUT,
    SEED,
    STEPS,
    BEFORE,
    MIGRATE,
    AFTER,
    ANSWERS,
    CHECKS,
    /** Mentioned again by the checks that use them. */
    ALLOWANCES
  }

  static final Block FIXED = new Block(Section.FIXED, "");

  /** Whether steps stand in it that another block runs. */
  boolean inlined() {
    return section == Section.WAY_OUT || section == Section.SEED || section == Section.STEPS;
  }
}
