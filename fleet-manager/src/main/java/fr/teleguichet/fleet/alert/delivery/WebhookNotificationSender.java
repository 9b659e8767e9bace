package fr.teleguichet.fleet.alert.delivery;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.alert.AlertReader;
import fr.teleguichet.fleet.alert.AlertRow;
import io.micronaut.json.JsonMapper;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells a program: posts JSON that is signed with a secret both know. It is sent nowhere else by an
 * answer, of which the status is all that counts: what else the program says, without end or broken
 * off, makes nothing of a yes.
 */
@Singleton
final class WebhookNotificationSender implements NotificationSender {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String ALGORITHM = "HmacSHA256";

  /** Client errors that another try may mend: time-out, too early, too many. */
  private static final Set<Integer> NOT_FOR_GOOD = Set.of(408, 425, 429);

  private final DeliverySettings settings;
  private final AlertReader alerts;
  private final JsonMapper json;
  private final Clock clock;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  WebhookNotificationSender(
      DeliverySettings settings, AlertReader alerts, JsonMapper json, Clock clock) {
    this.settings = settings;
    this.alerts = alerts;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public Channel channel() {
    return Channel.WEBHOOK;
  }

  @Override
  public void deliver(Delivery delivery) throws IOException {
    DeliverySettings.Webhook webhook =
        settings.webhook().orElseThrow(() -> new RefusedForGoodException("no address is set"));
    AlertRow alert =
        alerts
            .find(delivery.alert().orElseThrow(), new Scope.Fleet())
            .orElseThrow(() -> new RefusedForGoodException("the alert is gone"));
    byte[] body = json.writeValueAsBytes(WebhookPayload.of(delivery, alert, settings.pages()));
    String time = Long.toString(clock.instant().getEpochSecond());
    int status =
        send(
            HttpRequest.newBuilder(webhook.address())
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Teleguichet-Delivery", delivery.name())
                .header("Teleguichet-Timestamp", time)
                .header("Teleguichet-Signature", "v1=" + signature(webhook, time, body))
                .POST(BodyPublishers.ofByteArray(body))
                .build());
    if (status / 100 == 4 && !NOT_FOR_GOOD.contains(status)) {
      throw new RefusedForGoodException("answered " + status);
    }
    if (status / 100 != 2) {
      throw new IOException("answered " + status);
    }
  }

  private int send(HttpRequest request) throws IOException {
    try {
      HttpResponse<InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
      leave(answer.body());
      return answer.statusCode();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped", stopped);
    }
  }

  private static void leave(InputStream body) {
    try {
      body.close();
    } catch (IOException _) {
      // It was not to be read.
    }
  }

  /** Over time and content, so that nobody can send an old one again as if it were new. */
  static String signature(DeliverySettings.Webhook webhook, String time, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(
          new SecretKeySpec(webhook.secret().reveal().getBytes(StandardCharsets.UTF_8), ALGORITHM));
      mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException fault) {
      throw new IllegalStateException("every Java has " + ALGORITHM, fault);
    }
  }

  @PreDestroy
  void close() {
    client.shutdownNow();
  }
}
