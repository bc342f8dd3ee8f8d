package dev.seatrial.engine;

/** The engine could not do what was asked: one sentence, and what to do about it. */
public class EngineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final String remedy;

  /**
   * @param message one sentence for people
   * @param remedy what to do, one sentence
   */
  public EngineException(String message, String remedy, Throwable cause) {
    this(Reason.OTHER, message, remedy, cause);
  }

  public EngineException(String message, String remedy) {
    this(Reason.OTHER, message, remedy);
  }

  public EngineException(Reason reason, String message, String remedy, Throwable cause) {
    super(message, cause);
    this.reason = reason;
    this.remedy = remedy;
  }

  public EngineException(Reason reason, String message, String remedy) {
    super(message);
    this.reason = reason;
    this.remedy = remedy;
  }

  /** What kind of trouble it is, for code that can do something about it. */
  public Reason reason() {
    return reason;
  }

  /** What to do, one sentence. */
  public String remedy() {
    return remedy;
  }

  /** Kinds of trouble. */
  public enum Reason {
    /** No engine answers, or not to us. */
    NO_ENGINE,
    ENGINE_TOO_OLD,
    /** The image is not in the engine. */
    IMAGE_MISSING,
    /** The registry cannot be reached, or does not answer in time. */
    REGISTRY_SILENT,
    /** Only a registry has the image, and none answers. */
    REGISTRY_NEEDED,
    /** The registry answers, and does not have the image or does not give it to us. */
    IMAGE_REFUSED,
    DISK_FULL,
    PORT_IN_USE,
    OUT_OF_MEMORY,
    /** The container has no such file. */
    FILE_MISSING,
    BUILD_FAILED,
    INTERRUPTED,
    OTHER
  }
}
