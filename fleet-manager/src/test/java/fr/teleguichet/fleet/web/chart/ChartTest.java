package fr.teleguichet.fleet.web.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fr.teleguichet.fleet.web.page.Language;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.MessageBundles;
import io.micronaut.json.JsonMapper;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** One chart, drawn on pages and on paper. */
final class ChartTest {

  private static final LocalizedText FRENCH = new MessageBundles().in(Language.FRENCH);
  private static final String HOSTILE =
      "<script>alert('x')</script> & \"Saint-Céré\" \u0000\u0007\uFFFF\uD83D ]]> --> 🏛";
  private static final ChartHead HEAD =
      new ChartHead("Entretiens par mois", "entretiens", 1234, "Entretiens menés, tous sites.");

  /** A chart of each kind, with hostile words wherever words may be. */
  static Stream<Chart> charts() {
    ChartHead head = new ChartHead(HOSTILE, HOSTILE, 7, HOSTILE);
    CategoryDataset plot =
        new CategoryDataset(
            List.of(HOSTILE, "février"),
            List.of(ChartSeries.of(HOSTILE, 1234.5, 7), ChartSeries.of("avant", 3, 0)),
            List.of(new ChartEventMark(1, HOSTILE), new ChartEventMark(99, "elsewhere")),
            List.of(new ChartReferenceValue(60, HOSTILE)));
    return Stream.of(
        new ColumnChart(head, plot),
        new LineChart(head, plot),
        new HeatmapChart(
            head,
            List.of(HOSTILE, "caf"),
            List.of(
                new HeatmapChart.Row(
                    HOSTILE, List.of(OptionalDouble.of(1234.5), OptionalDouble.empty())),
                new HeatmapChart.Row(
                    "Cajarc", List.of(OptionalDouble.of(7), OptionalDouble.of(3))))),
        ConfidenceIntervalChart.percent(
            head, List.of(new ConfidenceIntervalChart.Row(HOSTILE, 90.3, 94, 96.3, 1234))),
        new FunnelChart(
            head,
            List.of(
                new FunnelChart.Step(HOSTILE, OptionalDouble.of(1234.5), HOSTILE),
                new FunnelChart.Step("Sessions", OptionalDouble.empty(), "personne ne compte"),
                new FunnelChart.Step("Entretiens", OptionalDouble.of(7), "tenus"))));
  }

  @ParameterizedTest
  @MethodSource("charts")
  void everyValueIsInTheDrawingInFrenchNumbers(Chart chart) throws Exception {
    Element svg = parsed(ChartSvgRenderer.of(chart, FRENCH)).getDocumentElement();

    String words = svg.getTextContent();
    if (chart instanceof ConfidenceIntervalChart) {
      assertThat(words).contains("94", "90,3", "96,3", "1\u202f234");
    } else {
      assertThat(words).contains("1\u202f234,5", "7");
    }
    assertThat(svg.getAttribute("role")).isEqualTo("img");
    assertThat(svg.getElementsByTagName("title").item(0).getTextContent()).contains("Saint-Céré");
    assertThat(svg.getElementsByTagName("desc").item(0).getTextContent()).contains("n = 7");
    assertThat(svg.getElementsByTagName("script").getLength()).isZero();
    assertThat(words).contains("<script>alert('x')</script>").doesNotContain("\u0007");
  }

  @ParameterizedTest
  @MethodSource("charts")
  void everyValueIsInThePagesOptionAsANumber(Chart chart) throws Exception {
    String json = EChartsOptionFactory.of(chart, FRENCH);

    assertThat(JsonMapper.createDefault().readValue(json, Object.class)).isInstanceOf(Map.class);
    assertThat(json).contains(chart instanceof ConfidenceIntervalChart ? "90.3" : "1234.5");
  }

  @ParameterizedTest
  @MethodSource("charts")
  void everyValueIsInTheTable(Chart chart) {
    ChartTable table = ChartTable.of(chart, FRENCH);

    assertThat(table.rows())
        .allSatisfy(row -> assertThat(row).hasSameSizeAs(table.head()))
        .anySatisfy(row -> assertThat(row).containsAnyOf("1\u202f234,5", "94"));
  }

  @Test
  void whatWasNotMeasuredIsNotZero() throws Exception {
    CategoryDataset plot =
        CategoryDataset.of(
            List.of("1", "2", "3", "4"),
            new ChartSeries(
                "a",
                List.of(
                    OptionalDouble.of(3),
                    OptionalDouble.of(4),
                    OptionalDouble.empty(),
                    OptionalDouble.of(0))));
    LineChart line = new LineChart(HEAD, plot);

    Document svg = parsed(ChartSvgRenderer.of(line, FRENCH));

    assertThat(svg.getElementsByTagName("circle").getLength()).isEqualTo(3);
    assertThat(svg.getElementsByTagName("polyline").getLength()).isEqualTo(1);
    assertThat(EChartsOptionFactory.of(line, FRENCH)).contains("[3.0,4.0,null,0.0]");
    assertThat(ChartTable.of(line, FRENCH).rows().get(2)).containsExactly("3", "aucune valeur");
  }

  @Test
  void nothingIsSaidToBeNothing() throws Exception {
    List<Chart> nothing =
        List.of(
            new ColumnChart(HEAD, CategoryDataset.of(List.of(), ChartSeries.of("a"))),
            new LineChart(
                HEAD,
                CategoryDataset.of(
                    List.of("1"), new ChartSeries("a", List.of(OptionalDouble.empty())))),
            new HeatmapChart(HEAD, List.of(), List.of()),
            ConfidenceIntervalChart.percent(HEAD, List.of()),
            new FunnelChart(HEAD, List.of()));
    for (Chart chart : nothing) {
      assertThat(chart.isEmpty()).isTrue();
      assertThat(parsed(ChartSvgRenderer.of(chart, FRENCH)).getDocumentElement().getTextContent())
          .contains("Aucune donnée sur cette période");
      assertThat(
              JsonMapper.createDefault()
                  .readValue(EChartsOptionFactory.of(chart, FRENCH), Object.class))
          .isInstanceOf(Map.class);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 12, 60, 600})
  void anyNumberOfMonthsFits(int months) throws Exception {
    List<String> names = IntStream.range(0, months).mapToObj(i -> "mois " + i).toList();
    ChartSeries values =
        ChartSeries.of("a", IntStream.range(0, months).mapToDouble(i -> i * 3.0).toArray());

    for (Chart chart :
        List.of(
            new ColumnChart(HEAD, CategoryDataset.of(names, values)),
            new LineChart(HEAD, CategoryDataset.of(names, values)))) {
      Document svg = parsed(ChartSvgRenderer.of(chart, FRENCH));
      assertWithin(svg);
      assertThat(svg.getDocumentElement().getTextContent())
          .contains("mois " + (months - 1) + "\u00a0: ");
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.004, 1, 1e6, 1e15, 1e300, -1, -1e9})
  void anyNumberFits(double value) throws Exception {
    CategoryDataset plot =
        CategoryDataset.of(List.of("a", "b"), ChartSeries.of("s", value, value / 3));
    assertWithin(parsed(ChartSvgRenderer.of(new ColumnChart(HEAD, plot), FRENCH)));
    assertWithin(parsed(ChartSvgRenderer.of(new LineChart(HEAD, plot), FRENCH)));
  }

  @Test
  void whatCountsTheCasesItselfDoesNotCountThemAgain() {
    CategoryDataset plot = CategoryDataset.of(List.of("a", "b"), ChartSeries.of("s", 30, 9));

    assertThat(
            ChartSvgRenderer.description(
                new ColumnChart(
                    ChartHead.ofCounts("Entretiens par mois", "entretiens", "Tous sites."), plot),
                FRENCH))
        .isEqualTo("Unité\u00a0: entretiens. Tous sites.");
  }

  /** A reader of paper can't point at a name that is cut. */
  @Test
  void longNamesStandInTwoLinesBelowColumnsAndWholeBesideIntervals() throws Exception {
    String name = "Assurance maladie (CPAM)";
    List<String> names =
        List.of("Retraite (Carsat)", name, "Allocations (CAF)", "Jeunes", "Emploi");
    ChartSeries values = ChartSeries.of("a", 1, 2, 3, 4, 5);
    Document columns =
        parsed(
            ChartSvgRenderer.of(new ColumnChart(HEAD, CategoryDataset.of(names, values)), FRENCH));

    assertThat(drawn(columns)).contains("Retraite (Carsat)", "Assurance maladie", "(CPAM)");
    assertThat(drawn(columns)).noneMatch(it -> it.contains("…"));
    assertWithin(columns);
    String whole = "demandé à un proche de les conduire";
    Document intervals =
        parsed(
            ChartSvgRenderer.of(
                ConfidenceIntervalChart.percent(
                    HEAD, List.of(new ConfidenceIntervalChart.Row(whole, 10, 15, 21, 200))),
                FRENCH));
    assertThat(drawn(intervals)).contains(whole);
  }

  private static List<String> drawn(Document svg) {
    var all = svg.getElementsByTagName("text");
    return IntStream.range(0, all.getLength()).mapToObj(i -> all.item(i).getTextContent()).toList();
  }

  @Test
  void anAxisHoldsItsValuesAndHasRoundNumbers() {
    assertThat(AxisScale.of(0, 43).ticks()).containsExactly(0.0, 10.0, 20.0, 30.0, 40.0, 50.0);
    assertThat(AxisScale.of(0, 2).ticks()).containsExactly(0.0, 1.0, 2.0);
    assertThat(AxisScale.of(-30, 70).ticks()).contains(-40.0, 0.0, 80.0);
    assertThat(AxisScale.of(0, 0).ticks()).hasSize(2);
  }

  @Test
  void seriesAreToldApartWithoutColours() {
    List<ChartSeries> many = new ArrayList<>(Collections.nCopies(4, ChartSeries.of("a", 1)));
    String svg =
        ChartSvgRenderer.of(
            new ColumnChart(HEAD, new CategoryDataset(List.of("1"), many, List.of(), List.of())),
            FRENCH);
    assertThat(svg.split("fill=\"#0b5f68\"", -1)).hasSize(3);
    assertThat(svg.split("fill=\"#ffffff\"", -1)).hasSize(3);
    many.add(ChartSeries.of("a", 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CategoryDataset(List.of("1"), many, List.of(), List.of()));
  }

  @Test
  void whatCanNotBeDrawnIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> ChartSeries.of("a", Double.NaN));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ChartSeries.of("a", Double.POSITIVE_INFINITY));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CategoryDataset.of(List.of("1"), ChartSeries.of("a", 1, 2)));
    assertThatIllegalArgumentException().isThrownBy(() -> new ChartHead(" ", "", 1, ""));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ConfidenceIntervalChart.Row("a", 3, 2, 4, 1));
  }

  /** What has a place is on the sheet. */
  private static void assertWithin(Document svg) {
    double width = Double.parseDouble(svg.getDocumentElement().getAttribute("width"));
    double height = Double.parseDouble(svg.getDocumentElement().getAttribute("height"));
    for (String name : List.of("rect", "circle", "text")) {
      var all = svg.getElementsByTagName(name);
      for (int i = 0; i < all.getLength(); i++) {
        Element each = (Element) all.item(i);
        String prefix = name.equals("circle") ? "c" : "";
        assertThat(Double.parseDouble(each.getAttribute(prefix + "x"))).isBetween(0.0, width);
        assertThat(Double.parseDouble(each.getAttribute(prefix + "y"))).isBetween(0.0, height);
      }
    }
  }

  private static Document parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }
}
