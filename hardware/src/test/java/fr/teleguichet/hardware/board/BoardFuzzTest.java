package fr.teleguichet.hardware.board;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import fr.teleguichet.hardware.yaml.YamlProblem;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever the bytes are, the answer is a profile or a bounded list of problems, never an
 * exception, and never much memory. The time-out only ends a reader that hangs.
 */
@Timeout(300)
class BoardFuzzTest {

  /** Twice what the worst known file takes, one word of 256 KiB. */
  private static final long MAX_ALLOCATED = 256L << 20;

  private static final int MAX_SIZE = 256 * 1024;
  private static final byte[] GOOD = BoardFile.GOOD.getBytes(UTF_8);
  private static final List<String> SCRAPS =
      List.of(
          ":",
          ": ",
          "- ",
          "[",
          "]",
          "{",
          "}",
          "&a ",
          "*a",
          "!!str ",
          "---\n",
          "...\n",
          "|\n",
          ">-\n",
          "\"",
          "'",
          "#",
          "\t",
          "\n",
          "\r",
          "  ",
          "? ",
          "%YAML 1.1\n",
          "\u0000",
          "\uFEFF",
          "\u2028",
          "~",
          "null",
          "1e999",
          "0x7f",
          "-.inf",
          "<<: ",
          "é",
          "🖨");

  private final SplittableRandom random = new SplittableRandom(20_261_124);

  static Stream<Arguments> bombs() {
    return Stream.of(
        bomb("open brackets", "["),
        bomb("open braces", "{"),
        bomb("open braces with keys", "{a: "),
        bomb("dashes", "- "),
        bomb("question marks", "? "),
        bomb("colons", ": "),
        bomb("one endless word", "x"),
        bomb("one endless quoted text", "\"x\\n", ""),
        bomb("many keys", "k%d: 1\n"),
        bomb("many long keys", "this-is-a-rather-long-key-that-nobody-knows-%d: 1\n"),
        bomb("many items", "- a\n"),
        bomb("many documents", "---\n"),
        bomb("many anchors", "a%d: &a%d 1\n"),
        bomb("many comments", "# x\n"),
        bomb("many empty lines", "\n"),
        bomb("many spaces", " "),
        bomb("many tabs", "\t"),
        bomb("a long number", "1", "format: "),
        bomb("many tags", "!a "),
        bomb("many directives", "%%FOO bar\n"),
        bomb("one key over and over", "format: 1\n"),
        bomb("a long list of pins", "- {bcm: 1}\n", "wiring:\n"),
        bomb("a block text", " x\n", "format: |\n"),
        bomb("escapes", "\\u00e9", "id: \""));
  }

  private static Arguments bomb(String name, String piece) {
    return bomb(name, piece, "");
  }

  private static Arguments bomb(String name, String piece, String before) {
    int count = (MAX_SIZE - before.length()) / piece.replace("%d", "10000").length();
    String text =
        IntStream.range(0, count)
            .mapToObj(i -> piece.replace("%d", Integer.toString(i)))
            .collect(Collectors.joining("", before, ""));
    return argumentSet(
        name,
        (Object)
            Arrays.copyOf(text.getBytes(UTF_8), Math.min(text.getBytes(UTF_8).length, MAX_SIZE)));
  }

  @ParameterizedTest
  @MethodSource("bombs")
  void aFileMadeToExhaustTheReaderIsRefused(byte[] bomb) {
    assertThat(read(bomb)).isInstanceOf(BoardParseResult.Refused.class);
  }

  @Test
  void randomBytesAreRefused() {
    for (int round = 0; round < 5_000; round++) {
      byte[] bytes = new byte[random.nextInt(2_000)];
      random.nextBytes(bytes);
      assertThat(read(bytes)).isInstanceOf(BoardParseResult.Refused.class);
    }
  }

  @Test
  void randomScrapsOfYamlAreRefused() {
    for (int round = 0; round < 5_000; round++) {
      String text =
          IntStream.range(0, random.nextInt(1, 60))
              .mapToObj(_ -> SCRAPS.get(random.nextInt(SCRAPS.size())))
              .collect(Collectors.joining());
      assertThat(read(text.getBytes(UTF_8))).isInstanceOf(BoardParseResult.Refused.class);
    }
  }

  @Test
  void randomEditsOfTheGoodFileAreReadOrRefused() {
    int accepted = 0;
    for (int round = 0; round < 3_000; round++) {
      byte[] edited = GOOD;
      int edits = random.nextInt(1, 4);
      for (int edit = 0; edit < edits; edit++) {
        edited = edited(edited);
      }
      accepted += read(edited) instanceof BoardParseResult.Accepted ? 1 : 0;
    }
    assertThat(accepted).isBetween(20, 2_000);
  }

  private BoardParseResult read(byte[] bytes) {
    long before = allocated();
    BoardParseResult reading = BoardProfiles.read(bytes);
    assertThat(allocated() - before).as("bytes allocated").isLessThan(MAX_ALLOCATED);
    if (reading instanceof BoardParseResult.Refused(List<YamlProblem> problems)) {
      assertThat(problems).hasSizeBetween(1, 101).allSatisfy(BoardFuzzTest::check);
    }
    return reading;
  }

  private static void check(YamlProblem problem) {
    assertThat(problem.line()).isPositive();
    assertThat(problem.sentence()).isNotBlank().hasSizeLessThan(1_500);
    assertThat(problem.toString().chars().noneMatch(Character::isISOControl)).isTrue();
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }

  private byte[] edited(byte[] bytes) {
    return switch (random.nextInt(5)) {
      case 0 -> flipped(bytes);
      case 1 -> cut(bytes);
      case 2 -> inserted(bytes);
      case 3 -> linesMoved(bytes);
      default -> indented(bytes);
    };
  }

  private byte[] flipped(byte[] bytes) {
    byte[] copy = bytes.clone();
    copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
    return copy;
  }

  private byte[] cut(byte[] bytes) {
    int from = random.nextInt(bytes.length);
    int to = Math.min(bytes.length, from + random.nextInt(1, 40));
    return joined(Arrays.copyOf(bytes, from), Arrays.copyOfRange(bytes, to, bytes.length));
  }

  private byte[] inserted(byte[] bytes) {
    int at = random.nextInt(bytes.length);
    byte[] scrap = SCRAPS.get(random.nextInt(SCRAPS.size())).getBytes(UTF_8);
    return joined(
        joined(Arrays.copyOf(bytes, at), scrap), Arrays.copyOfRange(bytes, at, bytes.length));
  }

  private byte[] linesMoved(byte[] bytes) {
    List<String> lines = new ArrayList<>(new String(bytes, UTF_8).lines().toList());
    String line = lines.remove(random.nextInt(lines.size()));
    lines.add(random.nextInt(lines.size()), line);
    return String.join("\n", lines).getBytes(UTF_8);
  }

  private byte[] indented(byte[] bytes) {
    List<String> lines = new ArrayList<>(new String(bytes, UTF_8).lines().toList());
    int at = random.nextInt(lines.size());
    String line = lines.get(at);
    lines.set(at, random.nextBoolean() ? " " + line : line.replaceFirst("^ ", ""));
    return String.join("\n", lines).getBytes(UTF_8);
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
