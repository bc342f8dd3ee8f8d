package dev.seatrial.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import dev.seatrial.source.Location;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request to a service and the answer that is expected. Texts may hold {@code ${…}} references.
 *
 * @param service whose published port is called
 * @param port container port; the service's first published one when empty
 * @param method GET, POST, …
 * @param path with a leading slash and the query, if any
 * @param headers as given
 * @param body JSON body; string leaves may hold references
 * @param text body of any other kind; its type is in the headers
 * @param form fields of an {@code application/x-www-form-urlencoded} body
 * @param status accepted status codes
 * @param expect JSONPath to the value it must have (compared as text)
 * @param capture name to JSONPath of what to keep; a path that yields a list keeps a list
 * @param location where it is declared
 */
public record HttpCall(
    String service,
    Optional<Integer> port,
    String method,
    String path,
    Map<String, String> headers,
    Optional<JsonNode> body,
    Optional<String> text,
    Map<String, String> form,
    List<Integer> status,
    Map<String, Expected> expect,
    Map<String, String> capture,
    Location location)
    implements Call {

  @Override
  public String target() {
    return service;
  }
}
