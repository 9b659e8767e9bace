package fr.teleguichet.fleet.mediator;

import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.account.person.AccountService;
import fr.teleguichet.fleet.account.session.SessionRepository;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.call.EventReader;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

/** A mediator who is signed in, and what the mediator's page sends. */
public record TestMediator(TestPages.Running server, String session) {

  /** Signs somebody in who is a mediator there. */
  public static TestMediator of(TestPages.Running server, String name, Scope scope) {
    long account =
        server
            .context()
            .getBean(AccountService.class)
            .add(name, name + "@example.org", Role.MEDIATOR, scope)
            .orElseThrow();
    String session =
        server
            .context()
            .getBean(SessionRepository.class)
            .open(account, true, "127.0.0.1", "a test")
            .reveal();
    return new TestMediator(server, session);
  }

  /** A site in the register, without a kiosk. */
  public static void site(TestPages.Running server, String code, String name) {
    server
        .database()
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "INSERT INTO site (code, name, commune, insee, latitude, longitude)"
                        + " VALUES (?, ?, 'Gramat', '46128', 44.7794, 1.7247)",
                    code,
                    name));
    server.readSites();
  }

  /** Posts JSON to the page's routes. */
  HttpResponse<String> post(String path, String body) {
    return server.send(
        server
            .strangersRequest("/mediator" + path)
            .header("Cookie", "teleguichet=" + session)
            .header("Sec-Fetch-Site", "same-origin")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  /** Gets a page. */
  HttpResponse<String> get(String path) {
    return server.send(
        server
            .strangersRequest(path)
            .header("Cookie", "teleguichet=" + session)
            .header("Accept-Language", "fr")
            .build());
  }

  /** Opens the page's stream. */
  public EventReader open() throws IOException {
    return new EventReader(
        HttpClient.newHttpClient(),
        server
            .strangersRequest("/mediator/events")
            .header("Cookie", "teleguichet=" + session)
            .header("Accept-Language", "fr")
            .build());
  }
}
