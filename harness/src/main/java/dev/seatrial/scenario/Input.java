package dev.seatrial.scenario;

/**
 * A file or folder that only the user can hand over.
 *
 * @param name as steps and the command line call it
 * @param title what it is, e.g. its file name
 * @param because where one gets it, and why it cannot be fetched
 * @param folder whether it is a folder with all that is in it; only a rehearsal takes one
 * @param rehearsed whether it is what the scenario's rehearsal is made with: nothing else hands it
 *     over
 */
public record Input(String name, String title, String because, boolean folder, boolean rehearsed) {

  /** One that no rehearsal is made with. */
  public static Input of(String name, String title, String because, boolean folder) {
    return new Input(name, title, because, folder, false);
  }

  /** The same one, as an operator's own data. */
  public Input own() {
    return new Input(name, title, because, folder, true);
  }

  /** What a cell is told that lacks it; one sentence without a full stop. */
  public String needed() {
    String what =
        "needs the %s '%s' (%s, %s): ".formatted(folder ? "folder" : "file", name, title, because);
    return what
        + (rehearsed
            ? "`seatrial rehearse` hands it over"
            : "hand it over with --with %s=FILE".formatted(name));
  }
}
