package fr.teleguichet.fleet.account;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.enrolment.FiveUnits;
import fr.teleguichet.fleet.kiosk.EightKiosks;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import io.micronaut.http.MediaType;
import io.micronaut.web.router.Router;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Reads everything that can be read, pages and streams, notices included, as somebody of one
 * territory in each role, and looks for names of the others.
 */
@ExtendWith({TestDatabase.class, TestPages.class})
@Tag("proof")
final class ForeignTerritoryIT {

  /** The grouping of communes, Vallée du Lot et du Vignoble, is on everybody's map. */
  private static final Pattern FOREIGN =
      Pattern.compile(
          "borne-(puy-leveque|cajarc|montcuq|latronquiere|limogne|de-demonstration)[a-z0-9-]*"
              + "|vallee-du-lot|grand-figeac|quercy-blanc|grand-cahors"
              + "|Vallée du Lot(?! et du Vignoble)|Grand Figeac|Quercy Blanc"
              + "|Mairie de Cajarc|Tiers-lieu|Relais de Limogne|Puy-l");

  /** What forms give as an example, to everybody alike. */
  private static final Pattern EXAMPLE = Pattern.compile("par exemple (borne-cajarc|grand-figeac)");

  private static final List<String> WORDS =
      List.of("borne-cajarc", "grand-figeac:borne-cajarc", "cajarc", "claim", "retire", "carsat");

  @Test
  void noPageAndNoAnswerNamesAnythingOfElsewhere(TestPages.Running pages) {
    EightKiosks.on(pages);
    FiveUnits.Numbers units = FiveUnits.on(pages);
    assertThat(pages.get("/units").body())
        .as("what there is to be told")
        .contains("Un second appareil s’est servi d’un fichier d’inscription (Mairie de Cajarc)");

    List<String> told = new ArrayList<>();
    for (Role role : Role.values()) {
      Forms browser = new Forms(pages, TestPeople.of(pages.context(), role, "cauvaldor"));
      for (String path : readablePaths(pages, units)) {
        look(role + " " + path, browser.get(path).body(), told);
      }
    }
    for (String path : readablePaths(pages, units)) {
      look("stranger " + path, new Forms(pages).get(path).body(), told);
    }

    assertThat(told).isEmpty();
  }

  /** Every route that reads, with words and numbers of elsewhere in its gaps. */
  private static List<String> readablePaths(TestPages.Running pages, FiveUnits.Numbers units) {
    List<String> words = new ArrayList<>(WORDS);
    IntStream.of(units.waiting(), units.planned(), units.enrolled(), units.retired(), 1)
        .mapToObj(Integer::toString)
        .forEach(words::add);
    return pages
        .context()
        .getBean(Router.class)
        .uriRoutes()
        .filter(route -> route.getHttpMethodName().equals("GET"))
        .filter(route -> !route.getProduces().contains(MediaType.TEXT_EVENT_STREAM_TYPE))
        .map(route -> route.getUriMatchTemplate().toPathString())
        .filter(path -> !path.contains("/controller/"))
        .filter(path -> !path.equals("/map/places.json")) // communes are open data, for all alike
        .flatMap(
            path ->
                path.contains("{")
                    ? words.stream().map(word -> path.replaceAll("\\{[^}]*}", word))
                    : java.util.stream.Stream.of(path))
        .collect(Collectors.toCollection(java.util.TreeSet::new))
        .stream()
        .toList();
  }

  /** What the asker typed comes back in the sentence that there is no such thing. */
  private static void look(String where, String body, List<String> told) {
    String typed = where.substring(where.indexOf(' ') + 1);
    FOREIGN
        .matcher(EXAMPLE.matcher(body).replaceAll(""))
        .results()
        .map(found -> found.group())
        .filter(name -> !typed.contains(name))
        .filter(name -> !isOnEveryMap(typed, name))
        .distinct()
        .forEach(name -> told.add(where + " names " + name));
  }

  /** Communes and their groupings, with a kiosk or without, stand on every map of the Lot. */
  private static boolean isOnEveryMap(String path, String name) {
    return path.equals("/coverage")
        && List.of("Puy-l", "Quercy Blanc", "Grand Cahors", "Grand Figeac").contains(name);
  }

  @Test
  @Timeout(300) // a stream that does not end must fail the test, not hold it
  void noStreamNamesAnythingOfElsewhere(TestPages.Running pages)
      throws IOException, InterruptedException {
    EightKiosks.on(pages);
    FiveUnits.Numbers _ = FiveUnits.on(pages);

    List<String> told = new ArrayList<>();
    for (Role role : Role.values()) {
      Forms browser = new Forms(pages, TestPeople.of(pages.context(), role, "cauvaldor"));
      String body = stream(pages, browser, "/events/kiosks?since=0");
      assertThat(body).contains("borne-gramat").contains("notices");
      look(role + " /events/kiosks", body, told);
      for (String path : List.of("/desk/events", "/mediator/events")) {
        // Whoever has signed out has to sign in again for another.
        Forms again = new Forms(pages, TestPeople.of(pages.context(), role, "cauvaldor"));
        look(role + " " + path, stream(pages, again, path), told);
      }
    }
    Forms coordinator =
        new Forms(pages, TestPeople.of(pages.context(), Role.TECHNICIAN, "grand-figeac"));

    assertThat(told).isEmpty();
    assertThat(stream(pages, coordinator, "/events/kiosks?since=0"))
        .as("those whom it concerns are told")
        .contains("Un second appareil s’est servi d’un fichier d’inscription (Mairie de Cajarc)");
  }

  /** What the stream says until its reader signs out. */
  private static String stream(TestPages.Running pages, Forms browser, String path)
      throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<InputStream> stream =
          http.send(
              pages
                  .strangersRequest(path)
                  .header("Cookie", "teleguichet=" + browser.cookie("teleguichet"))
                  .build(),
              HttpResponse.BodyHandlers.ofInputStream());
      HttpResponse<String> _ = browser.post("/sign-out");
      try (BufferedReader lines =
          new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
        return lines.lines().collect(Collectors.joining("\n"));
      }
    }
  }

  @Test
  void aNameThatIsTakenElsewhereIsNotConfirmedToExist(TestPages.Running pages) {
    EightKiosks.on(pages);
    FiveUnits.Numbers _ = FiveUnits.on(pages);
    Forms browser = new Forms(pages, TestPeople.of(pages.context(), Role.TECHNICIAN, "cauvaldor"));

    for (String name : List.of("borne-cajarc", "borne-montcuq", "borne-libre")) {
      assertThat(browser.post("/units", "kiosk", name, "territory", "cauvaldor").statusCode())
          .as(name)
          .isEqualTo(303);
    }
    assertThat(
            browser.post("/units", "kiosk", "borne-gramat", "territory", "cauvaldor").statusCode())
        .isEqualTo(303);
    assertThat(browser.post("/units", "kiosk", "borne-gramat", "territory", "cauvaldor").body())
        .as("what is in the scope is told in full")
        .contains("Un autre appareil est déjà cette borne");
    assertThat(
            browser
                .post("/units", "kiosk", "borne-x", "territory", "cauvaldor", "site", "cajarc")
                .statusCode())
        .as("a site of elsewhere is none")
        .isEqualTo(422);
  }
}
