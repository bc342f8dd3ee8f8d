package dev.seatrial.run;

import dev.seatrial.scenario.HttpCall;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Sends requests to services on loopback and holds the answers against what was expected. */
final class HttpCaller {
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  /** An answer: status 0 when there was none, with the reason as body. */
  record Answer(int status, String body) {

    /** For evidence: one line. */
    String shortly() {
      String cut = Caller.line(body);
      return status == 0 ? "no answer: " + cut : "answer " + status + ": " + cut;
    }
  }

  /**
   * Sends it; never throws for an answer that is missing or bad.
   *
   * @param port published port on loopback
   * @param timeout of the whole exchange
   */
  Answer send(HttpCall call, int port, Duration timeout) {
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + call.path()))
              .timeout(timeout);
      if (!call.form().isEmpty()) {
        request.setHeader("Content-Type", "application/x-www-form-urlencoded");
        request.method(call.method(), BodyPublishers.ofString(encoded(call.form())));
      } else if (call.body().isPresent()) {
        request.setHeader("Content-Type", "application/json");
        request.method(call.method(), BodyPublishers.ofString(call.body().get().toString()));
      } else if (call.text().isPresent()) {
        request.method(call.method(), BodyPublishers.ofString(call.text().get()));
      } else {
        request.method(call.method(), BodyPublishers.noBody());
      }
      call.headers().forEach((name, value) -> request.setHeader(name, encoded(name, value)));
      var response = client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
      return new Answer(response.statusCode(), response.body());
    } catch (IOException | IllegalArgumentException e) {
      return new Answer(0, HarnessFailure.words(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer(0, "interrupted");
    }
  }

  /** What is wrong with an answer, one sentence; empty when it is as expected. */
  Optional<String> mismatch(HttpCall call, Answer answer) {
    if (!call.status().contains(answer.status())) {
      return Optional.of("expected status " + words(call.status()) + ", got " + answer.shortly());
    }
    return Expectations.mismatch(answer.body(), call.expect(), call.capture());
  }

  /**
   * {@code Authorization: Basic user:password} may be written in clear: the scheme's encoding is
   * ours.
   */
  private static String encoded(String header, String value) {
    if (!header.equalsIgnoreCase("Authorization") || !value.matches("Basic [^:]+:.*")) {
      return value;
    }
    byte[] credentials = value.substring("Basic ".length()).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(credentials);
  }

  private static String words(List<Integer> status) {
    return status.stream().map(String::valueOf).collect(Collectors.joining(" or "));
  }

  private static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(
            e ->
                URLEncoder.encode(e.getKey(), StandardCharsets.UTF_8)
                    + "="
                    + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
