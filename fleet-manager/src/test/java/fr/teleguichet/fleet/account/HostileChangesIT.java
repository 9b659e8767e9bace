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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every route that changes something, asked in the ways of an attacker. */
@ExtendWith(SharedPages.class)
final class HostileChangesIT {

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
          new Body(JSON, "[1,[2,[3]]]"),
          new Body(JSON, "null"),
          new Body(JSON, "\"x\""),
          new Body(JSON, "{"),
          new Body(JSON, "{\"id\":{\"id\":[]}}"),
          new Body(JSON, "[".repeat(5_000)),
          new Body(JSON, ""),
          new Body(FORM, "[]"),
          new Body(FORM, "%"),
          new Body(FORM, "=&&=&a"),
          new Body(FORM, "name=1&name=2&kiosk=1&kiosk=2&label=a&label=b"),
          new Body(FORM, "done=%ff%fe&kiosk=%00"),
          new Body(FORM, "a=1&".repeat(3_000)),
          new Body("multipart/form-data; boundary=x", "--x\r\n\r\n"),
          new Body("multipart/form-data", "x"),
          new Body("text/plain", "x"));

  private final HttpClient http = HttpClient.newHttpClient();

  private static List<String> changes(TestPages.Running pages) {
    List<String> routes =
        pages
            .context()
            .getBean(Router.class)
            .uriRoutes()
            .filter(route -> !List.of("GET", "HEAD", "OPTIONS").contains(route.getHttpMethodName()))
            .filter(HostileChangesIT::isOfPages)
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
    for (String route : changes(pages)) {
      String session = TestPeople.signedIn(pages.context(), Role.COORDINATOR, new Scope.Fleet());
      for (Body body : BODIES) {
        int status = send(pages, route, session, own, body);
        if (status >= 500) {
          wrong.add(route + " " + body + ": " + status);
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
            .strangersRequest(part[1].replaceAll("\\{[^}]+}", "1"))
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
