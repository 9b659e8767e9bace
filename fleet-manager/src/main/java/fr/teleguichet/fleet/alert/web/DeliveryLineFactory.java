package fr.teleguichet.fleet.alert.web;

import fr.teleguichet.fleet.account.person.Account;
import fr.teleguichet.fleet.account.person.AccountRepository;
import fr.teleguichet.fleet.alert.delivery.Delivery;
import fr.teleguichet.fleet.alert.delivery.DeliveryRepository;
import fr.teleguichet.fleet.web.page.LocalizedText;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says who was told of an alert, and what came of it. */
@Singleton
final class DeliveryLineFactory {
  private final DeliveryRepository deliveries;
  private final AccountRepository accounts;

  DeliveryLineFactory(DeliveryRepository deliveries, AccountRepository accounts) {
    this.deliveries = deliveries;
    this.accounts = accounts;
  }

  List<String> of(long alert, LocalizedText text) {
    Map<Long, String> names =
        accounts.all().stream().collect(Collectors.toMap(Account::id, Account::name));
    return deliveries.of(alert).stream().map(it -> line(it, names, text)).toList();
  }

  private static String line(Delivery delivery, Map<Long, String> names, LocalizedText text) {
    String gone = text.say("alert.told.gone");
    return text.say(
        "alert.told.line",
        text.say(
            "alert.told.to." + delivery.channel().code(),
            names.getOrDefault(delivery.account(), gone)),
        text.say("alert.told.what." + delivery.what().code()),
        text.say(
            "alert.told.state." + delivery.state().code(),
            delivery.attempts(),
            text.moment(delivery.changed())));
  }
}
