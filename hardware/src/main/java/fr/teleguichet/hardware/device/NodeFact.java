package fr.teleguichet.hardware.device;

import fr.teleguichet.hardware.protocol.DataType;
import java.util.Arrays;
import java.util.Optional;

/** What a kiosk says of itself at birth, and again only when it changes. */
public enum NodeFact {
  AGENT_VERSION("Properties/Agent Version", DataType.STRING, "Version de l’agent", "Agent version"),
  BOARD_PROFILE("Properties/Board Profile", DataType.STRING, "Profil de la carte", "Board profile"),
  BOARD_MODEL("Properties/Board Model", DataType.STRING, "Carte", "Board"),
  BOARD_SERIAL("Properties/Board Serial", DataType.STRING, "Numéro de série", "Serial number"),
  OPERATING_SYSTEM("Properties/Operating System", DataType.STRING, "Système", "Operating system"),
  KERNEL("Properties/Kernel", DataType.STRING, "Noyau", "Kernel"),
  PROCESSOR("Properties/Processor", DataType.STRING, "Processeur", "Processor"),
  MEMORY_TOTAL("Properties/Memory", DataType.STRING, "Mémoire installée", "Memory installed"),
  STORAGE_DEVICE("Properties/Storage", DataType.STRING, "Support de stockage", "Storage device"),
  NETWORK_INTERFACE("Properties/Network", DataType.STRING, "Interface réseau", "Network interface"),
  BOOT_ID("Boot/Id", DataType.STRING, "Identifiant de démarrage", "Boot id"),
  BOOT_TIME("Boot/Time", DataType.DATETIME, "Démarrée le", "Booted at"),
  REBOOT_CAUSE("Boot/Cause", DataType.STRING, "Cause du démarrage", "Cause of the start"),
  AGENT_START("Agent/Start", DataType.DATETIME, "Agent démarré le", "Agent started at"),
  SIMULATED("Properties/Simulated", DataType.BOOLEAN, "Matériel simulé", "Simulated hardware"),
  JOURNAL_ID("Journal/Id", DataType.UUID, "Identifiant du journal", "Journal id"),
  /** The journal's next number where it keeps no record. */
  JOURNAL_OLDEST(
      "Journal/Oldest",
      DataType.INT64,
      "Plus ancien enregistrement conservé",
      "Oldest record kept"),
  /**
   * Empty while the kiosk means to stay; a {@link ShutdownReason} once it has announced that it
   * goes.
   */
  GOING_DOWN("Agent/Going Down", DataType.STRING, "Arrêt annoncé", "Announced stop"),
  /** Whether the kiosk can serve, as {@code VerdictText} writes it; empty before it is known. */
  VERDICT("Service/Verdict", DataType.STRING, "Ce qui fonctionne", "What works"),
  /** Whether a citizen is being served at this moment; never who, and never with which service. */
  OCCUPIED("Service/Occupied", DataType.BOOLEAN, "Un usager est servi", "A citizen is served"),
  /** The version of the system that was last installed, as its release says; not Debian's own. */
  SYSTEM_VERSION(
      "Properties/System Version", DataType.STRING, "Version du système", "System version"),
  /** Where an update stands, in a word and with its version; empty when there is none. */
  UPDATE("Update/State", DataType.STRING, "Mise à jour", "Update"),
  /**
   * The version of the document whose services are offered; empty where the fleet never told any,
   * {@value #OWN_SERVICES} where the kiosk's own settings name others.
   */
  SERVICES("Services/Version", DataType.STRING, "Services proposés", "Services offered"),
  /**
   * The version of a document that was refused, a blank and why, as {@code OfferedServicesRefusal}
   * writes it (an English sentence in kiosks of before); empty for none.
   */
  SERVICES_REFUSED("Services/Refused", DataType.STRING, "Services refusés", "Services refused"),
  /** What the latest call test found, as {@link CallTestFinding} writes it; empty before one. */
  CALL_TEST("Call/Test", DataType.STRING, "Essai d’appel", "Call test"),
  /** The version of the document whose legal notices are shown; empty where the fleet told none. */
  NOTICES("Notices/Version", DataType.STRING, "Mentions légales affichées", "Legal notices shown"),
  /** From how many seconds of talk on the kiosk counts an interview. */
  MINIMUM_INTERVIEW(
      "Interview/At Least",
      DataType.INT64,
      "Durée à partir de laquelle un entretien compte",
      "Length from which an interview counts");

  /** What stands for a version where the kiosk's own settings go before the fleet's document. */
  public static final String OWN_SERVICES = "own";

  private final MetricDefinition definition;

  NodeFact(String name, DataType type, String french, String english) {
    this.definition =
        new MetricDefinition(
            name, type, "", new HealthyRange.Any(), ReportPolicy.EVERY_CHANGE, french, english);
  }

  /** Name, type and labels. */
  public MetricDefinition definition() {
    return definition;
  }

  /** The fact with this name on the wire. */
  public static Optional<NodeFact> ofName(String name) {
    return Arrays.stream(values()).filter(f -> f.definition.name().equals(name)).findFirst();
  }
}
