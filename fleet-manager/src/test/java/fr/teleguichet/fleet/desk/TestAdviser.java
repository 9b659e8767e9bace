package fr.teleguichet.fleet.desk;

import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.account.person.AccountService;
import fr.teleguichet.fleet.account.person.AdviserServiceRepository;
import fr.teleguichet.fleet.account.session.SessionRepository;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.call.EventReader;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.stream.Collectors;

/** An adviser who is signed in, and what the adviser's page sends. */
public record TestAdviser(TestPages.Running server, long account, String session) {

  /** Signs in somebody who speaks for these services in the whole fleet. */
  public static TestAdviser of(TestPages.Running server, String name, String... services) {
    return of(server, name, new Scope.Fleet(), services);
  }

  /** Signs in somebody who speaks for these services. */
  public static TestAdviser of(
      TestPages.Running server, String name, Scope scope, String... services) {
    long account =
        server
            .context()
            .getBean(AccountService.class)
            .add(name, name + "@example.org", Role.ADVISER, scope)
            .orElseThrow();
    server
        .context()
        .getBean(AdviserServiceRepository.class)
        .set(account, Arrays.stream(services).map(ServiceCode::new).collect(Collectors.toSet()));
    String session =
        server
            .context()
            .getBean(SessionRepository.class)
            .open(account, true, "127.0.0.1", "a test")
            .reveal();
    return new TestAdviser(server, account, session);
  }

  /** Posts JSON to the desk. */
  public HttpResponse<String> post(String path, String body) {
    return server.send(
        server
            .strangersRequest("/desk" + path)
            .header("Cookie", "teleguichet=" + session)
            .header("Sec-Fetch-Site", "same-origin")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  /** Gets a page. */
  public HttpResponse<String> get(String path) {
    return server.send(
        server.strangersRequest(path).header("Cookie", "teleguichet=" + session).build());
  }

  /** Opens the desk. */
  public EventReader open() throws IOException {
    return new EventReader(
        HttpClient.newHttpClient(),
        server
            .strangersRequest("/desk/events")
            .header("Cookie", "teleguichet=" + session)
            .header("Accept-Language", "fr")
            .build());
  }
}
