package dev.seatrial.cli;

import dev.seatrial.engine.EngineException;
import dev.seatrial.store.StoreException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** Turns what went wrong into one sentence and what to do; no stack trace for people. */
final class Failures implements CommandLine.IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
    PrintWriter err = command.getErr();
    if (failure instanceof UsageError usage) {
      err.println(usage.getMessage());
      return ExitCode.USAGE;
    }
    String said = failure.getMessage();
    err.println("error: " + (said == null ? failure.toString() : said));
    if (failure instanceof EngineException engine) {
      err.println("  do:  " + engine.remedy());
    } else if (failure instanceof StoreException store) {
      err.println("  do:  " + store.remedy());
    } else if (failure instanceof UncheckedIOException) {
      err.println("  do:  Look at the path: it is missing, full, or not yours to write.");
    } else {
      err.println("  do:  Set SEATRIAL_LOG=DEBUG for details; this is a defect of Seatrial.");
    }
    LoggerFactory.getLogger(Failures.class).debug("command failed", failure);
    return ExitCode.HARNESS_ERROR;
  }
}
