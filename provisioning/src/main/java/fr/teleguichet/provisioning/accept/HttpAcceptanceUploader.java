package fr.teleguichet.provisioning.accept;

import fr.teleguichet.provisioning.text.Message;
import fr.teleguichet.provisioning.trouble.TroubleException;
import fr.teleguichet.provisioning.trouble.TroubleKind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The manager's door for devices, where the unit proves itself by its certificate. */
public final class HttpAcceptanceUploader implements AcceptanceUploader {

  private static final String PATH = "/device/v1/acceptance";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient client;
  private final URI manager;

  /**
   * The door of this manager.
   *
   * @param client with the unit's certificate
   * @param manager its device address, such as {@code https://fleet.example.org:8443}
   */
  public HttpAcceptanceUploader(HttpClient client, URI manager) {
    this.client = client;
    this.manager = manager;
  }

  @Override
  public boolean deliver(String signed) throws TroubleException {
    HttpRequest request =
        HttpRequest.newBuilder(manager.resolve(PATH))
            .timeout(PATIENCE)
            .header("Content-Type", "application/jose")
            .POST(BodyPublishers.ofString(signed))
            .build();
    try {
      return isTaken(client.send(request, BodyHandlers.discarding()).statusCode());
    } catch (IOException e) {
      String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw new TroubleException(
          TroubleKind.NETWORK, Message.of("manager.unreachable", manager, reason), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TroubleException(
          TroubleKind.NETWORK, Message.of("manager.unreachable", manager, ""), e);
    }
  }

  /** 409 says that the manager has it; 400 and 422 that it never will. */
  private boolean isTaken(int status) throws TroubleException {
    return switch (status) {
      case 200, 201, 202, 204, 409 -> true;
      case 400, 413, 415, 422 -> false;
      default -> throw new TroubleException(TroubleKind.NETWORK, "accept.refused", manager, status);
    };
  }
}
