package fr.teleguichet.fleet.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** How the file of another département comes out of what its technician downloaded. */
final class CommuneFileCommandTest {

  /** Of two communes of 2018 one became part of the other. */
  private static final String COMMUNES =
      """
      [{"code":"2A001","nom":"Ajaccio","departement":"2A","type":"commune-actuelle",
        "codesPostaux":["20000","20090"],"population":70000},
       {"code":"2A002","nom":"Alata","departement":"2A","type":"commune-deleguee","chefLieu":"2A001"},
       {"code":"46042","nom":"Cahors","departement":"46","type":"commune-actuelle","population":1}]
      """;

  private static final String EPCI =
      """
      [{"code":"242010056","nom":"CA du Pays Ajaccien","membres":[{"code":"2A001"}]}]
      """;

  private static final String COMMUNE_OUTLINES =
      """
      {"type":"FeatureCollection","features":[
       {"type":"Feature","properties":{"code":"2A001","nom":"Ajaccio"},"geometry":
        {"type":"Polygon","coordinates":[[[8,41],[9,41],[9,42],[8,42],[8,41]]]}},
       {"type":"Feature","properties":{"code":"2A002","nom":"Alata"},"geometry":
        {"type":"MultiPolygon","coordinates":[[[[9,41],[9,42],[10,42],[10,41],[9,41]]]]}}]}
      """;

  private static final String OUTLINE =
      """
      {"type":"Feature","properties":{"code":"2A","nom":"Corse-du-Sud"},"geometry":
       {"type":"Polygon","coordinates":[[[8,41],[10,41],[10,42],[8,42],[8,41]]]}}
      """;

  @TempDir private Path folder;

  @BeforeEach
  void filesAreDownloaded() throws IOException {
    Path _ = Files.writeString(folder.resolve("communes.json"), COMMUNES);
    Path _ = Files.writeString(folder.resolve("epci.json"), EPCI);
    Path _ = Files.writeString(folder.resolve("communes.geojson"), COMMUNE_OUTLINES);
    Path _ = Files.writeString(folder.resolve("outline.geojson"), OUTLINE);
  }

  private String run(int code) {
    StringWriter said = new StringWriter();
    CommandLine line =
        FleetManagerMain.commandLine(Map.of())
            .setOut(new PrintWriter(said, true))
            .setErr(new PrintWriter(said, true));
    int is =
        line.execute(
            "territory",
            "--communes=" + folder.resolve("communes.json"),
            "--epci=" + folder.resolve("epci.json"),
            "--commune-outlines=" + folder.resolve("communes.geojson"),
            "--outline=" + folder.resolve("outline.geojson"),
            "--to=" + folder.resolve("2A.geojson"));
    assertThat(is).as(said.toString()).isEqualTo(code);
    return said.toString();
  }

  @Test
  void aCommuneHasItsGroupingAndTheCentreOfAllItsParts() throws IOException {
    assertThat(run(0)).contains("fleet.territory: " + folder.resolve("2A.geojson"));

    assertThat(folder.resolve("2A.geojson"))
        .content()
        .contains("\"code\":\"2A\",\"name\":\"Corse-du-Sud\"")
        .contains(
            "\"insee\":\"2A001\",\"name\":\"Ajaccio\",\"postcodes\":\"20000 20090\"",
            "\"epci\":\"242010056\",\"epciName\":\"CA du Pays Ajaccien\",\"population\":70000",
            "[9.0,41.5]")
        .doesNotContain("Alata", "Cahors");
  }

  @Test
  void aFileThatIsThereIsNotOverwritten() throws IOException {
    Path there = Files.writeString(folder.resolve("2A.geojson"), "mine");

    assertThat(run(2)).contains("A file cannot be read or written");
    assertThat(there).hasContent("mine");
  }

  @Test
  void whatIsMissingIsNamed() throws IOException {
    Path _ = Files.writeString(folder.resolve("communes.geojson"), "{\"features\":[]}");

    assertThat(run(2)).contains("there is no outline of 2A001 Ajaccio");
  }
}
