package dev.seatrial.store;

/** A store could not be read as asked: one sentence, and what to do about it. No passwords. */
public class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String remedy;

  /**
   * @param message one sentence for people
   * @param remedy what to do, one sentence
   */
  public StoreException(String message, String remedy, Throwable cause) {
    super(message, cause);
    this.remedy = remedy;
  }

  public StoreException(String message, String remedy) {
    super(message);
    this.remedy = remedy;
  }

  /** Reading was ended from outside. */
  public static StoreException givenUp() {
    return new StoreException("It was not read to its end: reading was given up.", "Read again.");
  }

  /** What to do, one sentence. */
  public String remedy() {
    return remedy;
  }
}
