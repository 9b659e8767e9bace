package fr.teleguichet.fleet.alert.delivery;

import fr.teleguichet.fleet.alert.AlertPerson;
import fr.teleguichet.fleet.alert.AlertRow;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is posted.
 *
 * @param delivery the same for every try
 * @param what opened, resolved or reminder
 * @param subject what it is about, the first of them where it is several
 * @param members how many it is about
 * @param address of its page
 */
@Serdeable
record WebhookPayload(
    String delivery,
    String what,
    long alert,
    String kind,
    String severity,
    String state,
    @Nullable String person,
    String subject,
    String topic,
    long amount,
    int members,
    Instant since,
    Instant opened,
    String address) {

  static WebhookPayload of(Delivery delivery, AlertRow alert, String pages) {
    return new WebhookPayload(
        delivery.name(),
        delivery.what().code(),
        alert.id(),
        alert.kind().code(),
        alert.severity().code(),
        alert.state().code(),
        alert.state().person().map(AlertPerson::name).orElse(null),
        alert.members().first().code(),
        alert.members().topic(),
        alert.members().amount(),
        alert.members().all(),
        alert.since(),
        alert.opened(),
        pages + "/alerts/" + alert.id());
  }
}
