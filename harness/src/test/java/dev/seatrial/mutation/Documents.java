package dev.seatrial.mutation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.seatrial.mutation.Item.Field;
import java.util.HexFormat;
import java.util.Set;

/** Items as JSON documents; what is null is left out, bytes are base64. */
final class Documents {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Documents() {}

  /** One line, without the key. */
  static String json(Item item, Set<Field> fields) {
    ObjectNode document = JSON.createObjectNode();
    try {
      for (Field field : fields) {
        put(document, item, field);
      }
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
    return document.toString();
  }

  private static void put(ObjectNode document, Item item, Field field)
      throws JsonProcessingException {
    String name = field.column();
    switch (field) {
      case ROW -> {}
      case NAME -> document.put(name, item.name());
      case N -> document.put(name, item.n());
      case BIG -> document.put(name, item.big());
      case X -> document.put(name, item.x());
      case PRICE -> document.put(name, item.price());
      case ACTIVE -> document.put(name, item.active());
      case MADE -> document.put(name, item.made() == null ? null : item.made() + "Z");
      case DAY -> document.put(name, item.day() == null ? null : item.day().toString());
      case DOC -> document.set(name, item.doc() == null ? null : JSON.readTree(item.doc()));
      case TAGS -> document.set(name, item.tags() == null ? null : JSON.valueToTree(item.tags()));
      case DATA ->
          document.put(name, item.data() == null ? null : HexFormat.of().parseHex(item.data()));
      case REF -> document.put(name, item.ref() == null ? null : item.ref().toString());
    }
    if (document.path(name).isNull()) {
      document.remove(name);
    }
  }
}
