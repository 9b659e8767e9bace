package fr.teleguichet.fleet.account;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.boot.SharedPages;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.pki.device.DeviceRoute;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every route, asked in the ways of an attacker. */
@ExtendWith(SharedPages.class)
@Tag("proof")
final class HostileRequestsIT {

  /** Other tests share the server: nothing of theirs has this number, name or code. */
  private static final String NOBODYS = "999999";

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String JSON = "application/json";

  /** What another site's page can have a browser send, each enough to tell it from ours. */
  private static final List<Map<String, String>> FOREIGN =
      List.of(
          Map.of("Origin", "https://evil.example"),
          Map.of("Origin", "null"),
          Map.of("Sec-Fetch-Site", "cross-site"),
          Map.of("Sec-Fetch-Site", "same-site"),
          Map.of("Sec-Fetch-Site", "none"));

  private record Body(String type, String text) {}

  private static final List<Body> BODIES =
      List.of(
          new Body(JSON, "[]"),
          new Body(JSON, "[{}]"),
          new Body(JSON, "null"),
          new Body(JSON, "{"),
          new Body(JSON, "[".repeat(5_000)),
          new Body(FORM, "%"),
          new Body(FORM, "kiosk=1&kiosk=2&label=a&label=b"),
          new Body(FORM, "a=1&".repeat(3_000)),
          new Body("multipart/form-data; boundary=x", "--x\r\n\r\n"),
          new Body("text/plain", "x"));

  private static final List<String> QUERIES =
      List.of(
          "?q=%ff%fe&site=%00&service=%00&kiosk=%00&territory=%00",
          "?from=x&to=%5B%5D&year=99999999999999999999&month=2026-13&period=x&sort=x&lang=x&tz=x",
          "?from=2999-12&to=1970-01&year=2999&limit=0&after=0&kiosk=a:b:c&standing=x&level=x",
          "?x" + "=1&x".repeat(900));

  private static final List<String> SEGMENTS = List.of("%00", "99999999999999999999");

  private final HttpClient http = HttpClient.newHttpClient();

  private static List<String> reads(TestPages.Running pages) {
    return routes(pages, "GET"::equals);
  }

  private static List<String> changes(TestPages.Running pages) {
    return routes(pages, method -> !List.of("GET", "HEAD", "OPTIONS").contains(method));
  }

  private static List<String> routes(TestPages.Running pages, Predicate<String> wanted) {
    List<String> routes =
        pages
            .context()
            .getBean(Router.class)
            .uriRoutes()
            .filter(route -> wanted.test(route.getHttpMethodName()))
            .filter(HostileRequestsIT::isOfPages)
            .map(
                route ->
                    route.getHttpMethodName() + " " + route.getUriMatchTemplate().toPathString())
            .distinct()
            .sorted()
            .toList();
    assertThat(routes).hasSizeGreaterThan(150);
    return routes;
  }

  private static boolean isOfPages(UriRouteInfo<?, ?> route) {
    return !route.getAnnotationMetadata().hasAnnotation(DeviceRoute.class);
  }

  @Test
  void noOtherSitesPageChangesAnything(TestPages.Running pages) {
    String session = TestPeople.signedIn(pages.context(), Role.COORDINATOR, new Scope.Fleet());
    List<String> wrong = new ArrayList<>();
    for (String route : changes(pages)) {
      for (Map<String, String> headers : FOREIGN) {
        int status = send(pages, route, session, headers, new Body(FORM, "x=y"));
        if (status != 403) {
          wrong.add(route + " " + headers + ": " + status);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void aRequestWithoutAnyOriginChangesNothingByACookie(TestPages.Running pages) {
    String session = TestPeople.signedIn(pages.context(), Role.COORDINATOR, new Scope.Fleet());
    List<String> wrong = new ArrayList<>();
    for (String route : changes(pages)) {
      int status = send(pages, route, session, Map.of(), new Body(JSON, "{}"));
      if (status != 403 && status != 401) {
        wrong.add(route + ": " + status);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void noBodyIsADefect(TestPages.Running pages) {
    List<String> wrong = new ArrayList<>();
    Map<String, String> own = Map.of("Origin", pages.uri("").toString());
    String session = TestPeople.signedIn(pages.context(), Role.COORDINATOR, new Scope.Fleet());
    for (String route : changes(pages)) {
      if (route.startsWith("POST /account/") || route.startsWith("POST /sign-")) {
        session = TestPeople.signedIn(pages.context(), Role.COORDINATOR, new Scope.Fleet());
      }
      for (Body body : BODIES) {
        int status = send(pages, route, session, own, body);
        if (status >= 500) {
          wrong.add(route + " " + body + ": " + status);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void noAddressIsADefect(TestPages.Running pages) {
    String session = TestPeople.signedIn(pages.context(), Role.COORDINATOR, new Scope.Fleet());
    List<String> wrong = new ArrayList<>();
    for (String route : reads(pages)) {
      List<String> paths = new ArrayList<>();
      for (String query : QUERIES) {
        paths.add(route.replaceAll("\\{[^}]+}", NOBODYS) + query);
      }
      if (route.contains("{")) {
        for (String segment : SEGMENTS) {
          paths.add(route.replaceAll("\\{[^}]+}", segment));
        }
      }
      for (String path : paths) {
        int status = send(pages, path, session, Map.of(), new Body(FORM, ""));
        if (status >= 500) {
          wrong.add(path + ": " + status);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private int send(
      TestPages.Running pages,
      String route,
      String session,
      Map<String, String> headers,
      Body body) {
    String[] part = route.split(" ", 2);
    HttpRequest.Builder request =
        pages
            .strangersRequest(part[1].replaceAll("\\{[^}]+}", NOBODYS))
            .header("Cookie", "teleguichet=" + session)
            .header("Content-Type", body.type());
    headers.forEach(request::header);
    request.method(part[0], BodyPublishers.ofString(body.text()));
    try {
      HttpResponse<InputStream> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      answer.body().close();
      return answer.statusCode();
    } catch (IOException failure) {
      throw new IllegalStateException(route + " " + body, failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(route, interrupted);
    }
  }
}
