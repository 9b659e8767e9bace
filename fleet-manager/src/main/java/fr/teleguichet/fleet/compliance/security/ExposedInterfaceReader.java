package fr.teleguichet.fleet.compliance.security;

import fr.teleguichet.fleet.account.SignInSettings;
import fr.teleguichet.fleet.alert.delivery.DeliverySettings;
import fr.teleguichet.fleet.call.CallCarrierReader;
import fr.teleguichet.fleet.call.CallSettings;
import fr.teleguichet.fleet.compliance.document.DocumentBlock;
import fr.teleguichet.fleet.compliance.document.TextOrGap;
import fr.teleguichet.fleet.mqtt.broker.BrokerSettings;
import fr.teleguichet.fleet.pki.device.DeviceListenerSettings;
import fr.teleguichet.fleet.web.http.PublicHosts;
import fr.teleguichet.fleet.web.page.LocalizedText;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lists by which ways the program speaks with others, as its settings say. */
@Singleton
final class ExposedInterfaceReader {

  private final PublicHosts hosts;
  private final DeviceListenerSettings devices;
  private final BrokerSettings broker;
  private final SignInSettings accounts;
  private final DeliverySettings delivery;
  private final CallSettings calls;
  private final CallCarrierReader carriers;

  ExposedInterfaceReader(
      PublicHosts hosts,
      DeviceListenerSettings devices,
      BrokerSettings broker,
      SignInSettings accounts,
      DeliverySettings delivery,
      CallSettings calls,
      CallCarrierReader carriers) {
    this.hosts = hosts;
    this.devices = devices;
    this.broker = broker;
    this.accounts = accounts;
    this.delivery = delivery;
    this.calls = calls;
    this.carriers = carriers;
  }

  /** Name, address and protection of each. */
  List<List<TextOrGap>> rows(LocalizedText text) {
    return List.of(
        row("pages", pages(text), text),
        row("api", pages(text), text),
        row("devices", devices.host() + ":" + devices.port(), text),
        row("broker", broker(), text),
        row(
            "provider",
            accounts.provider().map(SignInSettings.Provider::issuer).orElseGet(() -> none(text)),
            text),
        row(
            "mail",
            delivery.mail().map(it -> it.host() + ":" + it.port()).orElseGet(() -> none(text)),
            text),
        row(
            "webhook",
            delivery.webhook().map(it -> it.address().getHost()).orElseGet(() -> none(text)),
            text),
        row("relay", relays(text), text),
        row("video", carriers(text), text));
  }

  private String pages(LocalizedText text) {
    return hosts
        .publicAddress()
        .map(Object::toString)
        .orElseGet(
            () ->
                text.say(
                    hosts.anyName()
                        ? "compliance.interface.any-machine"
                        : "compliance.interface.this-machine"));
  }

  private String broker() {
    return broker.isEmbedded() ? broker.host() + ":" + broker.port() : broker.url();
  }

  private String relays(LocalizedText text) {
    String all =
        Stream.concat(calls.stun().stream(), calls.turn().stream())
            .collect(Collectors.joining(", "));
    return all.isEmpty() ? none(text) : all;
  }

  private String carriers(LocalizedText text) {
    return carriers.read().stream()
        .map(kind -> text.say("video.provider." + kind.code()))
        .collect(Collectors.joining(", "));
  }

  private static String none(LocalizedText text) {
    return text.say("compliance.interface.none");
  }

  private static List<TextOrGap> row(String name, String address, LocalizedText text) {
    return DocumentBlock.row(
        text.say("compliance.interface-name." + name),
        address,
        text.say("compliance.interface-guard." + name));
  }
}
