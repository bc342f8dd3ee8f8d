package dev.seatrial.engine;

/** The engine could not do what was asked: one sentence, and what to do about it. */
public class EngineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String remedy;

  /**
   * @param message one sentence for people
   * @param remedy what to do, one sentence
   */
  public EngineException(String message, String remedy, Throwable cause) {
    super(message, cause);
    this.remedy = remedy;
  }

  public EngineException(String message, String remedy) {
    super(message);
    this.remedy = remedy;
  }

  /** What to do, one sentence. */
  public String remedy() {
    return remedy;
  }
}
