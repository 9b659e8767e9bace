package fr.teleguichet.edge.peripheral.print;

import com.hp.jipp.encoding.Attribute;
import com.hp.jipp.encoding.AttributeGroup;
import com.hp.jipp.encoding.IppInputStream;
import com.hp.jipp.encoding.IppPacket;
import com.hp.jipp.encoding.KeyValues;
import com.hp.jipp.encoding.Tag;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** A printer's answer, of which every text is bounded and nothing is taken for granted. */
record IppResponse(IppPacket packet) {

  private static final int MAX_TEXT_LENGTH = 200;
  private static final int MAX_VALUES = 64;

  /** Takes an answer apart. */
  static IppResponse parse(byte[] bytes) throws IOException {
    IppMessageValidator.check(bytes);
    try {
      return new IppResponse(new IppInputStream(new ByteArrayInputStream(bytes)).readPacket());
    } catch (RuntimeException e) {
      throw new IOException("an IPP message out of form", e);
    }
  }

  /** Whether the printer did what it was asked (RFC 8011, appendix B.1). */
  boolean isSuccess() {
    return packet.getCode() >= 0 && packet.getCode() < 0x100;
  }

  /** The status as a word. */
  String status() {
    return packet.getStatus().getName();
  }

  /** One message for each of the groups, as if it were alone. */
  List<IppResponse> groups(Tag tag) {
    return packet.getAttributeGroups().stream()
        .filter(group -> group.getTag().equals(tag))
        .limit(MAX_VALUES)
        .map(
            group ->
                new IppResponse(
                    new IppPacket(
                        packet.getVersionNumber(),
                        packet.getCode(),
                        packet.getRequestId(),
                        List.of(group))))
        .toList();
  }

  /** The texts of an attribute, none when it is not there. */
  List<String> texts(Tag group, String name) {
    return attribute(group, name)
        .map(it -> it.strings().stream().limit(MAX_VALUES).map(IppResponse::cut).toList())
        .orElse(List.of());
  }

  /** The whole numbers of an attribute: integers, and enumerations by their numbers. */
  List<Integer> numbers(Tag group, String name) {
    return attribute(group, name)
        .map(it -> it.stream().limit(MAX_VALUES).flatMapToInt(IppResponse::number).boxed().toList())
        .orElse(List.of());
  }

  /** The values of an attribute of octets, as texts. */
  List<String> octets(Tag group, String name) {
    return attribute(group, name)
        .map(it -> it.stream().limit(MAX_VALUES).map(IppResponse::octets).toList())
        .orElse(List.of());
  }

  private static String octets(Object value) {
    return switch (value) {
      case byte[] bytes -> new String(bytes, StandardCharsets.UTF_8);
      case KeyValues pairs -> pairs.combine();
      default -> value.toString();
    };
  }

  /** The attribute's first number. */
  OptionalInt number(Tag group, String name) {
    return numbers(group, name).stream().mapToInt(it -> it).findFirst();
  }

  private Optional<Attribute<?>> attribute(Tag tag, String name) {
    try {
      return Optional.ofNullable(packet.get(tag)).flatMap(group -> find(group, name));
    } catch (RuntimeException _) {
      return Optional.empty();
    }
  }

  private static Optional<Attribute<?>> find(AttributeGroup group, String name) {
    for (Attribute<?> attribute : group) {
      if (attribute.getName().equals(name)) {
        return Optional.of(attribute);
      }
    }
    return Optional.empty();
  }

  private static IntStream number(Object value) {
    return switch (value) {
      case Integer whole -> IntStream.of(whole);
      case com.hp.jipp.encoding.Enum word -> IntStream.of(word.getCode());
      case Boolean yes -> IntStream.of(yes ? 1 : 0);
      default -> IntStream.empty();
    };
  }

  private static String cut(String text) {
    String line = text.strip().replaceAll("\\p{Cntrl}", " ");
    return line.length() > MAX_TEXT_LENGTH ? line.substring(0, MAX_TEXT_LENGTH) : line;
  }
}
