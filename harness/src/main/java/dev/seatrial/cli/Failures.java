package dev.seatrial.cli;

import dev.seatrial.engine.EngineException;
import dev.seatrial.run.HarnessFailure;
import dev.seatrial.source.Suggest;
import dev.seatrial.store.StoreException;
import dev.seatrial.trial.RunEnded;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** Turns what went wrong into one sentence and what to do; no stack trace for people. */
final class Failures
    implements CommandLine.IExecutionExceptionHandler, CommandLine.IParameterExceptionHandler {
  private static final String FILES =
      "Look at the path: it is missing or damaged, its disk is full, or it is not yours"
          + " (XDG_CACHE_HOME moves the cache).";

  private static final String REPEAT =
      "Repeat it; `run --resume RUN` goes on with the cells that a run did not finish.";

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
    PrintWriter err = command.getErr();
    LoggerFactory.getLogger(Failures.class).debug("command failed", failure);
    if (failure instanceof UsageError usage) {
      err.println(usage.getMessage());
      return ExitCode.USAGE;
    } else if (failure instanceof EngineException engine) {
      explain(err, engine.getMessage(), engine.remedy());
    } else if (failure instanceof StoreException store) {
      explain(err, store.getMessage(), store.remedy());
    } else if (failure instanceof HarnessFailure harness) {
      explain(
          err, harness.getMessage(), harness.getCause() instanceof IOException ? FILES : REPEAT);
      harness.evidence().forEach(line -> err.println("  | " + line));
    } else if (failure instanceof RunEnded ended) {
      explain(err, ended.getMessage() + ".", REPEAT);
    } else if (failure instanceof UncheckedIOException || failure instanceof IOException) {
      explain(err, HarnessFailure.words(failure), FILES);
    } else {
      explain(
          err,
          failure.toString(),
          "Set SEATRIAL_LOG=DEBUG for details; this is a defect of Seatrial.");
    }
    return ExitCode.HARNESS_ERROR;
  }

  private static void explain(PrintWriter err, @Nullable String sentence, String remedy) {
    err.println("error: " + sentence);
    err.println("  do:  " + remedy);
  }

  /** A mistake on the command line: what it is, and where the help is, not all of the help. */
  @Override
  public int handleParseException(CommandLine.ParameterException mistake, String[] arguments) {
    CommandLine command = mistake.getCommandLine();
    PrintWriter err = command.getErr();
    boolean bare =
        command.getParent() == null && !(mistake instanceof CommandLine.UnmatchedArgumentException);
    if (bare) {
      command.usage(err);
      return ExitCode.USAGE;
    }
    err.println("error: " + sentence(mistake, command));
    err.println(
        "  do:  `" + command.getCommandSpec().qualifiedName() + " --help` tells what there is.");
    return ExitCode.USAGE;
  }

  private static String sentence(CommandLine.ParameterException mistake, CommandLine command) {
    if (mistake instanceof CommandLine.UnmatchedArgumentException unmatched) {
      String word = unmatched.getUnmatched().get(0);
      boolean option = word.startsWith("-");
      List<String> known =
          option
              ? command.getCommandSpec().options().stream()
                  .flatMap(o -> Arrays.stream(o.names()))
                  .toList()
              : List.copyOf(command.getSubcommands().keySet());
      return "there is no "
          + (option ? "option " : known.isEmpty() ? "place for " : "command ")
          + word
          + Suggest.nearest(word, known).map(n -> "; did you mean " + n + "?").orElse(".");
    }
    return String.valueOf(mistake.getMessage())
        .replace("' is not a long", "' is not a whole number")
        .replace(" (case-sensitive)", "")
        .replace(" (case-insensitive)", "");
  }
}
