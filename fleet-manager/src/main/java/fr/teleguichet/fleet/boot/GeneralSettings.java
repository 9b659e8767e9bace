package fr.teleguichet.fleet.boot;

import fr.teleguichet.fleet.account.SignInSettings;
import fr.teleguichet.fleet.alert.delivery.DeliverySettings;
import fr.teleguichet.fleet.appointment.AppointmentSettings;
import fr.teleguichet.fleet.audit.AuditSettings;
import fr.teleguichet.fleet.call.CallSettings;
import fr.teleguichet.fleet.help.HelpSettings;
import fr.teleguichet.fleet.interview.UsageBandThresholds;
import fr.teleguichet.fleet.kiosk.MapOutline;
import fr.teleguichet.fleet.kiosk.timeline.AvailabilityTarget;
import fr.teleguichet.fleet.mediator.MediatorSupportContact;
import fr.teleguichet.fleet.mqtt.broker.BrokerSettings;
import fr.teleguichet.fleet.mqtt.broker.MosquittoSettings;
import fr.teleguichet.fleet.mqtt.link.LinkSettings;
import fr.teleguichet.fleet.pki.device.DeviceListenerSettings;
import fr.teleguichet.fleet.platform.database.DatabaseSettings;
import fr.teleguichet.fleet.platform.settings.ByteCount;
import fr.teleguichet.fleet.platform.settings.Setting;
import fr.teleguichet.fleet.platform.settings.Settings;
import fr.teleguichet.fleet.platform.settings.SettingsException;
import fr.teleguichet.fleet.remotecommand.CommandResultSettings;
import fr.teleguichet.fleet.site.publication.PublicationSettings;
import fr.teleguichet.fleet.sparkplug.IngestSettings;
import fr.teleguichet.fleet.telemetry.RetentionSettings;
import fr.teleguichet.fleet.territory.TerritorySettings;
import fr.teleguichet.fleet.update.UpdateSettings;
import fr.teleguichet.fleet.update.ddi.DownloadSettings;
import fr.teleguichet.fleet.update.token.DeviceTokenSettings;
import fr.teleguichet.fleet.video.VideoSettings;
import fr.teleguichet.fleet.web.page.MinimumInterviewLength;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The settings of the program as a whole.
 *
 * @param data folder for everything that the program keeps
 * @param readyFile written once pages are served, where wanted
 * @param hostId the id under which this host application speaks Sparkplug
 * @param reserve bytes of each disk that are kept for what has to be stored
 */
record GeneralSettings(Path data, Optional<Path> readyFile, String hostId, long reserve) {
  static final Setting<String> DATA =
      Setting.text(
          "fleet.data",
          "fleet-data",
          "Folder for everything that the program keeps, the embedded database included.");
  static final Setting<String> READY_FILE =
      Setting.text(
          "fleet.ready-file",
          "",
          "A JSON file to write once pages are served: addresses, process ids, log files.");
  static final Setting<String> HOST_ID =
      Setting.text(
          "fleet.host-id", "teleguichet", "Sparkplug host id, as kiosks see it in STATE topics.");

  static final Setting<ByteCount> RESERVE =
      Setting.bytes(
          "fleet.disk-reserve",
          "512M",
          "Free space of each disk that is kept for what has to be stored: below it reports and"
              + " files are refused, and `/health` says DOWN.");

  static final List<Setting<?>> OWN = List.of(DATA, READY_FILE, HOST_ID, RESERVE);

  /** Every setting that the program knows. */
  static final List<Setting<?>> ALL =
      Stream.of(
              OWN,
              HttpSettings.ALL,
              DeviceListenerSettings.ALL,
              SignInSettings.ALL,
              DatabaseSettings.ALL,
              BrokerSettings.ALL,
              LinkSettings.ALL,
              MosquittoSettings.ALL,
              IngestSettings.ALL,
              RetentionSettings.ALL,
              AuditSettings.ALL,
              CommandResultSettings.ALL,
              MapOutline.ALL,
              TerritorySettings.ALL,
              UsageBandThresholds.ALL,
              AvailabilityTarget.ALL,
              MinimumInterviewLength.ALL,
              PublicationSettings.ALL,
              UpdateSettings.ALL,
              DeviceTokenSettings.ALL,
              DownloadSettings.ALL,
              CallSettings.ALL,
              HelpSettings.ALL,
              MediatorSupportContact.ALL,
              VideoSettings.ALL,
              AppointmentSettings.ALL,
              DeliverySettings.ALL)
          .<Setting<?>>flatMap(List::stream)
          .toList();

  GeneralSettings {
    if (data.toString().isEmpty()) {
      throw new SettingsException(DATA.key() + " is empty: give a folder.");
    }
    if (!hostId.matches("[0-9A-Za-z._-]{1,40}")) {
      throw new SettingsException(
          HOST_ID.key()
              + " is \""
              + hostId
              + "\": give 1 to 40 letters, digits, dots, dashes or underscores.");
    }
  }

  static GeneralSettings from(Settings settings) {
    return new GeneralSettings(
        Path.of(settings.get(DATA)),
        Optional.of(settings.get(READY_FILE)).filter(file -> !file.isEmpty()).map(Path::of),
        settings.get(HOST_ID),
        settings.get(RESERVE).bytes());
  }
}
