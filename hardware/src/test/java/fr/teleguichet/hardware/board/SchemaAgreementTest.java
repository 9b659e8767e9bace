package fr.teleguichet.hardware.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;

/**
 * Changes a good file in random places and asks both the schema and the reader: they must agree
 * every time on whether it is written as the format says. The property {@code schema.rounds} says
 * how often.
 */
class SchemaAgreementTest {

  private static final int ROUNDS = Integer.getInteger("schema.rounds", 1_000);
  private static final List<@Nullable Object> VALUES =
      Arrays.asList(
          null,
          "",
          "a",
          "gpio",
          "in",
          "3v3",
          "0x29",
          "A line",
          "-x",
          " x",
          0,
          1,
          17,
          41,
          -1,
          5_000,
          1_000_000_000_000L,
          1.5,
          true,
          List.of(),
          List.of("a", "a"),
          Map.of(),
          Map.of("a", 1));

  private final SplittableRandom random = new SplittableRandom(24_11_2026);
  private final BoardSchema schema = new BoardSchema();

  @ParameterizedTest
  @ValueSource(strings = {"teleguichet-v1", "generic-pc"})
  void schemaAndReaderAgreeOnEveryRandomChange(String id) {
    String good = BoardFile.text(Path.of("boards", id + ".yaml"));
    int refused = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Object document = copy(BoardSchema.load(good));
      String change = change(document);
      String yaml = new Dump(DumpSettings.builder().build()).dumpToString(document);
      List<String> complaints = schema.complaints(document);
      assertThat(BoardFile.form(yaml).isEmpty())
          .as(
              "round %d, %s: the schema says %s, the reader %s",
              round, change, complaints, BoardFile.problems(yaml))
          .isEqualTo(complaints.isEmpty());
      refused += complaints.isEmpty() ? 0 : 1;
    }
    assertThat(refused).isBetween(ROUNDS / 2, ROUNDS - ROUNDS / 60);
  }

  private String change(Object document) {
    List<Object> groups = new ArrayList<>();
    collect(document, groups);
    return switch (groups.get(random.nextInt(groups.size()))) {
      case Map<?, ?> map -> changeMap(mutable(map));
      case List<?> list -> changeList(mutable(list));
      default -> throw new IllegalStateException("only groups and lists were collected");
    };
  }

  private String changeMap(Map<String, @Nullable Object> map) {
    List<String> keys = List.copyOf(map.keySet());
    String key = keys.get(random.nextInt(keys.size()));
    return switch (random.nextInt(4)) {
      case 0 -> "removed " + key + " " + map.remove(key);
      case 1 -> "added a key beside " + key + " " + map.put(key + "x", 1);
      default -> {
        Object value = VALUES.get(random.nextInt(VALUES.size()));
        yield "put " + value + " for " + key + " " + map.put(key, value);
      }
    };
  }

  private String changeList(List<@Nullable Object> list) {
    if (list.isEmpty() || random.nextInt(4) == 0) {
      Object value = VALUES.get(random.nextInt(VALUES.size()));
      list.add(value);
      return "added " + value;
    }
    int at = random.nextInt(list.size());
    return switch (random.nextInt(3)) {
      case 0 -> "removed item " + at + " " + list.remove(at);
      case 1 -> "repeated item " + at + " " + list.add(repeated(list.get(at)));
      default -> {
        Object value = VALUES.get(random.nextInt(VALUES.size()));
        yield "put " + value + " for item " + at + " " + list.set(at, value);
      }
    };
  }

  /** A copy, as one object in two places would be written as an alias. */
  private static @Nullable Object repeated(@Nullable Object item) {
    return item == null ? null : copy(item);
  }

  private static void collect(Object node, List<Object> groups) {
    switch (node) {
      case Map<?, ?> map -> {
        groups.add(map);
        map.values().forEach(value -> collect(value, groups));
      }
      case List<?> list -> {
        groups.add(list);
        list.forEach(value -> collect(value, groups));
      }
      default -> {}
    }
  }

  private static Object copy(Object node) {
    return switch (node) {
      case Map<?, ?> map -> {
        Map<Object, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(key, copy(value)));
        yield copy;
      }
      case List<?> list -> {
        List<Object> copy = new ArrayList<>();
        list.forEach(value -> copy.add(copy(value)));
        yield copy;
      }
      default -> node;
    };
  }

  @SuppressWarnings("unchecked") // copy() made every map, from string keys.
  private static Map<String, @Nullable Object> mutable(Map<?, ?> map) {
    return (Map<String, @Nullable Object>) map;
  }

  @SuppressWarnings("unchecked") // copy() made every list.
  private static List<@Nullable Object> mutable(List<?> list) {
    return (List<@Nullable Object>) list;
  }
}
