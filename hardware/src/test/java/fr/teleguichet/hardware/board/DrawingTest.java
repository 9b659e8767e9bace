package fr.teleguichet.hardware.board;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.hardware.text.SvgPage;
import fr.teleguichet.hardware.wiring.PinFunction;
import fr.teleguichet.hardware.wiring.SupplyConnection;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * A technician follows the drawings, so nothing may be missing on them, hidden or beside the sheet.
 */
class DrawingTest {

  static final List<String> WITH_HEADER =
      List.of("teleguichet-v1", "teleguichet-v1-pi4", "expert-desk");

  static Stream<Map.Entry<String, String>> drawings() {
    return BoardProfiles.BUILT_IN.stream()
        .flatMap(
            id -> new BoardDocumentGenerator(BoardProfiles.builtIn(id)).files().entrySet().stream())
        .filter(file -> file.getKey().endsWith(".svg"));
  }

  private static Document parsed(String svg) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(svg.getBytes(UTF_8)));
  }

  private static List<Element> elements(Document drawing, String name) {
    NodeList found = drawing.getElementsByTagName(name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }

  private static List<String> texts(String svg) throws Exception {
    return elements(parsed(svg), "text").stream().map(Element::getTextContent).toList();
  }

  private static String wiring(String id) {
    return new BoardDocumentGenerator(BoardProfiles.builtIn(id))
        .files()
        .getOrDefault("wiring-" + id + ".svg", "");
  }

  @ParameterizedTest
  @MethodSource("drawings")
  void aScreenReaderIsToldWhatIsDrawn(Map.Entry<String, String> file) throws Exception {
    Document drawing = parsed(file.getValue());
    assertThat(drawing.getDocumentElement().getAttribute("role")).isEqualTo("img");
    assertThat(elements(drawing, "title")).singleElement().satisfies(DrawingTest::saysSomething);
    assertThat(elements(drawing, "desc")).singleElement().satisfies(DrawingTest::saysSomething);
  }

  private static void saysSomething(Element element) {
    assertThat(element.getTextContent()).hasSizeGreaterThan(20);
  }

  @ParameterizedTest
  @MethodSource("drawings")
  void nothingStandsBesideTheSheet(Map.Entry<String, String> file) throws Exception {
    for (Element text : elements(parsed(file.getValue()), "text")) {
      assertThat(span(text).from()).as(text.getTextContent()).isNotNegative();
      assertThat(span(text).to()).as(text.getTextContent()).isLessThanOrEqualTo(SvgPage.WIDTH);
      assertThat(Integer.parseInt(text.getAttribute("y"))).isBetween(10, SvgPage.HEIGHT - 8);
    }
    for (Element box : elements(parsed(file.getValue()), "rect")) {
      String y = box.getAttribute("y");
      int top = y.isEmpty() ? 0 : Integer.parseInt(y);
      assertThat(top + Integer.parseInt(box.getAttribute("height")))
          .isLessThanOrEqualTo(SvgPage.HEIGHT);
    }
  }

  private record Span(String text, String line, double from, double to) {
    boolean covers(Span other) {
      return line.equals(other.line) && from < other.to && other.from < to;
    }
  }

  /** The letters of the font are about so wide, as a share of their size. */
  private static Span span(Element text) {
    boolean bold = text.getAttribute("font-weight").equals("bold");
    double width =
        text.getTextContent().length()
            * (bold ? 0.62 : 0.52)
            * Integer.parseInt(text.getAttribute("font-size"));
    double x = Integer.parseInt(text.getAttribute("x"));
    double from =
        switch (text.getAttribute("text-anchor")) {
          case "end" -> x - width;
          case "middle" -> x - width / 2;
          default -> x;
        };
    return new Span(text.getTextContent(), text.getAttribute("y"), from, from + width);
  }

  @ParameterizedTest
  @MethodSource("drawings")
  void noTextStandsOnAnother(Map.Entry<String, String> file) throws Exception {
    List<Span> spans =
        elements(parsed(file.getValue()), "text").stream().map(DrawingTest::span).toList();
    for (int i = 0; i < spans.size(); i++) {
      Span span = spans.get(i);
      assertThat(spans.subList(i + 1, spans.size()))
          .filteredOn(span::covers)
          .as(span.text())
          .isEmpty();
    }
  }

  @ParameterizedTest
  @FieldSource("WITH_HEADER")
  void everyWireIsNamedAtItsPinAndAtItsTerminalByColourInWords(String id) throws Exception {
    List<String> texts = texts(wiring(id));
    var wiring = BoardProfiles.builtIn(id).wiring();
    for (PinFunction wire : wiring.functions()) {
      assertThat(texts)
          .contains(wire.terminal().value(), wire.id().value())
          .anyMatch(
              text ->
                  text.contains("GPIO" + wire.pin().bcm() + " · " + wire.terminal())
                      && text.contains(wire.colour().value()))
          .anyMatch(
              text ->
                  text.startsWith(wire.colour().value())
                      && text.contains("pin " + wire.pin().position() + " "));
    }
    for (SupplyConnection wire : wiring.supplies()) {
      assertThat(texts)
          .contains(wire.terminal().value(), wire.id().value())
          .anyMatch(
              text -> text.contains(wire.rail().label()) && text.contains(wire.terminal().value()));
    }
  }

  /** A way is drawn twice, sheath and colour; grounds once more. */
  @ParameterizedTest
  @FieldSource("WITH_HEADER")
  void everyWireHasAWayOfItsOwn(String id) throws Exception {
    var wiring = BoardProfiles.builtIn(id).wiring();
    List<String> ways =
        elements(parsed(wiring(id)), "path").stream().map(path -> path.getAttribute("d")).toList();
    assertThat(ways.stream().distinct())
        .hasSize(wiring.functions().size() + wiring.supplies().size());
  }

  @ParameterizedTest
  @FieldSource("WITH_HEADER")
  void thePinsLieAsOnTheBoardWithTheFirstMarked(String id) throws Exception {
    Document drawing = parsed(wiring(id));
    List<Element> numbers =
        elements(drawing, "text").stream()
            .filter(text -> text.getTextContent().matches("[0-9]{1,2}"))
            .toList();
    assertThat(numbers).hasSize(40);
    for (Element number : numbers) {
      int position = Integer.parseInt(number.getTextContent());
      int x = Integer.parseInt(number.getAttribute("x"));
      int y = Integer.parseInt(number.getAttribute("y"));
      assertThat(x < SvgPage.WIDTH / 2)
          .as("pin %d on the left", position)
          .isEqualTo(position % 2 == 1);
      assertThat(y).isEqualTo(132 + 31 * ((position - 1) / 2));
    }
    assertThat(elements(drawing, "circle")).as("all but the first, a square").hasSize(39);
    assertThat(wiring(id)).contains("pin 1 / broche 1");
  }

  /** Each computer and hub is a grey box, its sockets white ones in it. */
  @ParameterizedTest
  @FieldSource("fr.teleguichet.hardware.board.BoardProfiles#BUILT_IN")
  void everySocketLiesWithinItsComputerOrHub(String id) throws Exception {
    String svg =
        new BoardDocumentGenerator(BoardProfiles.builtIn(id))
            .files()
            .getOrDefault("sockets-" + id + ".svg", "");
    List<Element> boxes = elements(parsed(svg), "rect");
    List<Element> hosts = boxes.stream().filter(it -> isFilled(it, "#e8e8e8")).toList();
    List<Element> sockets =
        boxes.stream()
            .filter(it -> isFilled(it, "#ffffff") && it.getAttribute("width").equals("170"))
            .toList();
    assertThat(sockets).isNotEmpty();
    assertThat(sockets)
        .allSatisfy(socket -> assertThat(hosts).anyMatch(host -> surrounds(host, socket)));
    List<Integer> edges = hosts.stream().flatMap(it -> Stream.of(top(it), bottom(it))).toList();
    assertThat(edges).isSorted();
  }

  private static boolean isFilled(Element box, String colour) {
    return box.getAttribute("fill").equals(colour);
  }

  private static boolean surrounds(Element outer, Element inner) {
    return top(outer) < top(inner) && bottom(inner) < bottom(outer);
  }

  private static int top(Element box) {
    String y = box.getAttribute("y");
    return y.isEmpty() ? 0 : Integer.parseInt(y);
  }

  private static int bottom(Element box) {
    return top(box) + Integer.parseInt(box.getAttribute("height"));
  }

  @ParameterizedTest
  @MethodSource("drawings")
  void frenchWordsHaveTheirApostrophe(Map.Entry<String, String> file) throws Exception {
    assertThat(texts(file.getValue())).noneMatch(text -> text.matches(".*\\b[LlDd]'\\p{L}.*"));
  }

  @Test
  void whereNoHeaderIsThereIsNoDrawingOfOneButOneOfThePlugs() throws Exception {
    Map<String, String> files =
        new BoardDocumentGenerator(BoardProfiles.builtIn("generic-pc")).files();
    assertThat(files).doesNotContainKeys("wiring-generic-pc.svg", "config-generic-pc.txt");
    assertThat(texts(files.getOrDefault("sockets-generic-pc.svg", "")))
        .contains("hub-1", "hub-5", "printer, scanner", "presence");
  }

  /** Its name at the socket and again at the device. */
  @ParameterizedTest
  @FieldSource("fr.teleguichet.hardware.board.BoardProfiles#BUILT_IN")
  void everyPlugIsNamedAtBothEnds(String id) throws Exception {
    BoardProfile board = BoardProfiles.builtIn(id);
    String svg =
        new BoardDocumentGenerator(board).files().getOrDefault("sockets-" + id + ".svg", "");
    List<String> texts = texts(svg);
    List<String> sockets = new CablePlan(board.peripherals()).sockets();
    assertThat(sockets).isNotEmpty();
    assertThat(sockets)
        .allSatisfy(socket -> assertThat(texts).filteredOn(socket::equals).hasSize(2));
  }

  @Test
  void whatPeopleWroteCanNotBreakTheDrawing() throws Exception {
    String text = BoardFile.with("purpose: VCC of the radar", "purpose: a</text><script>x & \"y\"");
    if (!(BoardProfiles.read(text.getBytes(UTF_8))
        instanceof BoardParseResult.Accepted(var profile))) {
      throw new AssertionError("the file must be accepted");
    }
    String svg =
        new BoardDocumentGenerator(profile).files().getOrDefault("wiring-teleguichet-v1.svg", "");
    assertThat(elements(parsed(svg), "script")).isEmpty();
    assertThat(texts(svg)).contains("a</text><script>x & \"y\"");
  }

  @Test
  void theConfigFileHoldsTheBoardsSettingsForEveryModel() {
    String config =
        new BoardDocumentGenerator(BoardProfiles.builtIn("teleguichet-v1-pi4"))
            .files()
            .getOrDefault("config-teleguichet-v1-pi4.txt", "");
    assertThat(config.lines().filter(line -> !line.startsWith("#")))
        .startsWith("[all]")
        .contains("dtoverlay=disable-bt", "dtoverlay=pwm,pin=12,func=4", "dtparam=watchdog=on");
  }
}
