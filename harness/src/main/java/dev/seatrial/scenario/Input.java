package dev.seatrial.scenario;

/**
 * A file that only the user can hand over.
 *
 * @param name as steps and the command line call it
 * @param title what it is, e.g. its file name
 * @param because where one gets it, and why it cannot be fetched
 */
public record Input(String name, String title, String because) {

  /** What a cell is told that lacks it; one sentence without a full stop. */
  public String needed() {
    return "needs the file '%s' (%s, %s): hand it over with --with %s=FILE"
        .formatted(name, title, because, name);
  }
}
