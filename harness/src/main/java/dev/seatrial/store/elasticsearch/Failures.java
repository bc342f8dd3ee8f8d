package dev.seatrial.store.elasticsearch;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.ErrorCause;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.seatrial.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.UnknownHostException;
import org.apache.http.ContentTooLongException;
import org.apache.http.HttpEntity;
import org.elasticsearch.client.ResponseException;
import org.jspecify.annotations.Nullable;

/** What a failed request means, in a sentence for people. */
record Failures(ElasticsearchAddress address) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What the failure of a client means. */
  StoreException of(Throwable failure) {
    Throwable last = failure;
    for (Throwable e = failure; e != null; e = e.getCause()) {
      if (e instanceof StoreException known) {
        return known;
      }
      if (e instanceof ResponseException answer) {
        int status = answer.getResponse().getStatusLine().getStatusCode();
        return refused(status, Reason.of(answer), answer);
      }
      if (e instanceof ElasticsearchException answer) {
        return refused(answer.status(), Reason.of(answer), answer);
      }
      last = e;
    }
    if (last instanceof ConnectException || last instanceof UnknownHostException) {
      return new StoreException(
          where() + " cannot be reached.",
          "Check that the service runs and that its port is published.",
          failure);
    }
    return new StoreException(
        "%s stopped answering (%s).".formatted(where(), last.getClass().getSimpleName()),
        "Look at the log of the service: it stopped, or ran out of memory or room.",
        failure);
  }

  private StoreException refused(int status, Reason reason, Exception cause) {
    String user = address.user().orElse("");
    if (status == 401) {
      return new StoreException(
          user.isEmpty()
              ? where() + " asks for a user and a password."
              : "%s rejected the password of user %s.".formatted(where(), user),
          "Check the user and password of the store.",
          cause);
    }
    if (status == 403) {
      return new StoreException(
          "%s does not let this be read: %s".formatted(where(), reason.text()),
          "Grant the user the right, or name another one.",
          cause);
    }
    return switch (reason.type()) {
      case "index_not_found_exception" ->
          new StoreException(
              "%s has no such index or alias: %s.".formatted(where(), reason.text()),
              "Check the name; `*` stands for any part of it.",
              cause);
      case "search_context_missing_exception" ->
          new StoreException(
              where() + " has lost the scroll in the middle of the documents.",
              "It restarted, or the read paused for too long; read again.",
              cause);
      default ->
          new StoreException(
              "%s failed (%d): %s".formatted(where(), status, reason.text()),
              "Look at the log of the service.",
              cause);
    };
  }

  /**
   * Whether a page of fewer documents could have been had: the answer was too long for us, the
   * request for the memory of the server, or the number for a limit of the index.
   */
  static boolean tooMuch(@Nullable Throwable e) {
    if (e instanceof ContentTooLongException) {
      return true;
    }
    if (!(e instanceof ResponseException answer)) {
      return false;
    }
    Reason reason = Reason.of(answer);
    return reason.type().equals("circuit_breaking_exception")
        || reason.text().contains("Batch size is too large");
  }

  /** Not all of it was searched. */
  StoreException incomplete(String expression, String why) {
    return new StoreException(
        "Only a part of %s can be read: %s.".formatted(expression, why),
        "Look at the log of the service for shards that failed.");
  }

  String where() {
    return "Elasticsearch at %s:%d".formatted(address.host(), address.port());
  }

  /** The first cause that an answer names. */
  private record Reason(String type, String text) {
    static Reason of(ElasticsearchException answer) {
      ErrorCause cause = answer.error();
      if (!cause.rootCause().isEmpty()) {
        cause = cause.rootCause().get(0);
      }
      String type = String.valueOf(cause.type());
      return new Reason(type, cause.reason() == null ? type : cause.reason());
    }

    static Reason of(ResponseException answer) {
      JsonNode error = body(answer).path("error");
      JsonNode cause = error.path("root_cause").path(0);
      if (cause.isMissingNode()) {
        cause = error;
      }
      String type = cause.path("type").asText("");
      String unnamed = type.isEmpty() ? error.asText("no reason given") : type;
      return new Reason(type, cause.path("reason").asText(unnamed));
    }

    private static JsonNode body(ResponseException answer) {
      HttpEntity entity = answer.getResponse().getEntity();
      if (entity == null) {
        return JSON.missingNode();
      }
      try (InputStream content = entity.getContent()) {
        return JSON.readTree(content);
      } catch (IOException e) {
        return JSON.missingNode(); // not JSON: it came from something in between
      }
    }
  }
}
