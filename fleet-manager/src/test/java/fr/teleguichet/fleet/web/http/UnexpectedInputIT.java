package fr.teleguichet.fleet.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.account.Forms;
import fr.teleguichet.fleet.account.TestPeople;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.enrolment.FiveUnits;
import fr.teleguichet.fleet.kiosk.EightKiosks;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.training.TrainingSamples;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever stands in an address or in a form, the answer is a page or a refusal, and no defect. */
@ExtendWith({TestDatabase.class, TestPages.class})
@Tag("proof")
final class UnexpectedInputIT {

  /** Percent-encoded, since some are no text at all. */
  private static final List<String> VALUES =
      List.of(
          "-1",
          "99999999999999999999",
          "9999-99-99",
          "%2B999999999-12-31",
          "-999999999-01",
          "%2B999999999-12-31T23:59",
          "%2B1000000000-12-31T23:59:59Z",
          "%00",
          "a%0D%0AX-Injected:%20yes",
          "%ED%A0%80",
          "x".repeat(3_000));

  /** What pages read beside what their routes declare. */
  private static final List<String> NAMES =
      List.of(
          "wave",
          "state",
          "period",
          "kiosk",
          "done",
          "year",
          "weeks",
          "version",
          "token",
          "to",
          "site",
          "since",
          "refused",
          "page",
          "outcome",
          "language",
          "km",
          "id",
          "from",
          "count",
          "compare",
          "artifact",
          "lang",
          "territory",
          "service",
          "q",
          "month",
          "day",
          "before");

  private static final Pattern FORM = Pattern.compile("(?s)<form([^>]*)>(.*?)</form>");
  private static final Pattern ACTION = Pattern.compile("action=\"(/[^\"]*)\"");
  private static final Pattern FIELD = Pattern.compile(" name=\"([^\"]+)\"");
  private static final Pattern LINK = Pattern.compile("<a [^>]*href=\"(/[^\"#?]*)");
  private static final int MAX_PAGES = 400;

  private record Form(String action, List<String> fields) {}

  @Test
  void inAnAddress(TestPages.Running pages) {
    EightKiosks.on(pages);
    FiveUnits.Numbers _ = FiveUnits.on(pages);
    Forms browser = new Forms(pages, TestPeople.coordinator(pages.context()));
    Set<String> addresses = new LinkedHashSet<>();
    reading(pages).forEach(route -> addresses.addAll(addresses(route)));
    assertThat(addresses).hasSizeGreaterThan(2_000);

    List<String> defects = new ArrayList<>();
    addresses.forEach(address -> look(address, browser.get(address), defects));

    assertThat(defects).isEmpty();
  }

  private static List<UriRouteInfo<?, ?>> reading(TestPages.Running pages) {
    return pages
        .context()
        .getBean(Router.class)
        .uriRoutes()
        .filter(route -> route.getHttpMethodName().equals("GET"))
        .filter(route -> !route.getProduces().contains(MediaType.TEXT_EVENT_STREAM_TYPE))
        // Each answer of the identity provider that fits no question is told in the log.
        .filter(route -> !route.getUriMatchTemplate().toPathString().startsWith("/sign-in/"))
        .<UriRouteInfo<?, ?>>map(route -> route)
        .toList();
  }

  private static List<String> addresses(UriRouteInfo<?, ?> route) {
    String path = route.getUriMatchTemplate().toPathString();
    String known =
        path.replace("/kiosks/{id}", "/kiosks/borne-gramat").replaceAll("\\{[^}]*}", "1");
    List<String> addresses = new ArrayList<>();
    for (String value : VALUES) {
      addresses.add(path.replaceAll("\\{[^}]*}", value));
      addresses.add(
          NAMES.stream()
              .map(name -> name + "=" + value)
              .collect(Collectors.joining("&", known + "?", "")));
      Arrays.stream(route.getTargetMethod().getArguments())
          .filter(it -> it.isAnnotationPresent(QueryValue.class))
          .map(it -> it.getName())
          .filter(name -> isItsTurn(path + name, value))
          .forEach(name -> addresses.add(known + "?" + name + "=" + value));
    }
    return addresses;
  }

  /** By itself each name has a third of the values, others each, for all of them take minutes. */
  private static boolean isItsTurn(String name, String value) {
    return Math.floorMod(name.hashCode() + VALUES.indexOf(value), 3) == 0;
  }

  private static void look(String what, HttpResponse<String> answer, List<String> defects) {
    if (answer.statusCode() >= 500 || answer.headers().firstValue("X-Injected").isPresent()) {
      defects.add(answer.statusCode() + " " + what.substring(0, Math.min(what.length(), 200)));
    }
  }

  @Test
  void inAForm(TestPages.Running pages) {
    EightKiosks.on(pages);
    FiveUnits.Numbers _ = FiveUnits.on(pages);
    TrainingSamples.Ids _ = TrainingSamples.on(pages);
    String session = TestPeople.coordinator(pages.context());
    Set<Form> forms = forms(new Forms(pages, session));
    assertThat(forms).hasSizeGreaterThan(20);

    List<String> defects = new ArrayList<>();
    for (Form form : forms) {
      for (String value : VALUES) {
        form.fields().stream()
            .filter(field -> isItsTurn(form.action() + field, value))
            .forEach(
                field ->
                    look(
                        form.action() + " " + field + "=" + value,
                        post(pages, session, form, field, value),
                        defects));
        look(form.action() + " " + value, post(pages, session, form, "", value), defects);
      }
    }

    assertThat(defects).isEmpty();
  }

  /** All fields have the value where none is named; else the others have a digit. */
  private static HttpResponse<String> post(
      TestPages.Running pages, String session, Form form, String field, String value) {
    String body =
        form.fields().stream()
            .map(it -> it + "=" + (field.isEmpty() || field.equals(it) ? value : "1"))
            .collect(Collectors.joining("&"));
    return pages.send(
        pages
            .strangersRequest(form.action())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Origin", pages.uri("").toString())
            .header("Cookie", "teleguichet=" + session)
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  /** The forms of all pages that links lead to; one of those that differ by a number only. */
  private static Set<Form> forms(Forms browser) {
    Set<Form> forms = new LinkedHashSet<>();
    Set<String> actions = new HashSet<>();
    Set<String> seen = new HashSet<>();
    Queue<String> next = new ArrayDeque<>(List.of("/"));
    while (!next.isEmpty() && seen.size() < MAX_PAGES) {
      String path = next.remove();
      if (!seen.add(path)) {
        continue;
      }
      String body = browser.get(path).body();
      LINK.matcher(body)
          .results()
          .map(it -> it.group(1))
          .filter(it -> !it.startsWith("/webjars/") && !it.startsWith("/sign-"))
          .forEach(next::add);
      FORM.matcher(body)
          .results()
          .filter(it -> it.group(1).contains("method=\"post\""))
          .map(UnexpectedInputIT::form)
          // Whoever tries these is signed in no more.
          .filter(it -> it.action().matches("/(?!sign-|account/).*"))
          .filter(it -> actions.add(it.action().replaceAll("[0-9]+", "1")))
          .forEach(forms::add);
    }
    return forms;
  }

  private static Form form(MatchResult form) {
    Matcher action = ACTION.matcher(form.group(1));
    return new Form(
        action.find() ? action.group(1).replace("&amp;", "&") : "",
        FIELD.matcher(form.group(2)).results().map(it -> it.group(1)).distinct().toList());
  }
}
