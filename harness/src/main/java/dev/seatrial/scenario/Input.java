package dev.seatrial.scenario;

/**
 * A file or folder that only the user can hand over.
 *
 * @param name as steps and the command line call it
 * @param title what it is, e.g. its file name
 * @param because where one gets it, and why it cannot be fetched
 * @param folder whether it is a folder with all that is in it; only a rehearsal takes one
 */
public record Input(String name, String title, String because, boolean folder) {

  /** What a cell is told that lacks it; one sentence without a full stop. */
  public String needed() {
    return folder
        ? "needs the folder '%s' (%s, %s): `seatrial rehearse` hands it over"
            .formatted(name, title, because)
        : "needs the file '%s' (%s, %s): hand it over with --with %s=FILE"
            .formatted(name, title, because, name);
  }
}
