package fr.teleguichet.fleet.call;

import fr.teleguichet.fleet.pki.device.DeviceClient;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

/** A kiosk's side of calls: its open stream, and what it sends. */
public final class KioskLine extends EventReader {
  private final DeviceClient client;
  private final HttpClient http;

  private KioskLine(DeviceClient client, HttpClient http) throws IOException {
    super(http, client.request("/calls/v1/events").build());
    this.client = client;
    this.http = http;
  }

  /** Opens the stream of whoever this client shows to be. */
  public static KioskLine open(DeviceClient client) throws IOException {
    return new KioskLine(client, HttpClient.newBuilder().sslContext(client.tls()).build());
  }

  /** Posts JSON below the path of calls. */
  public HttpResponse<String> post(String path, String body) throws IOException {
    return client.send(
        client
            .request("/calls/v1/calls" + path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  @Override
  public void close() {
    http.shutdownNow();
    super.close();
  }
}
