package fr.teleguichet.hardware.device;

import com.google.errorprone.annotations.Immutable;
import fr.teleguichet.hardware.protocol.DataType;
import java.util.Locale;

/**
 * A metric that a kiosk declares: its name and type on the wire and what people need to read it.
 *
 * @param name the Sparkplug name with its folders, such as {@code Cpu/Temperature}
 * @param type the Sparkplug type
 * @param unit the {@code engUnit} property; empty where there is none
 * @param range what its value says about health
 * @param policy when a change is sent
 * @param french the label in French, without unit
 * @param english the label in English, without unit
 */
@Immutable
public record MetricDefinition(
    String name,
    DataType type,
    String unit,
    HealthyRange range,
    ReportPolicy policy,
    String french,
    String english) {

  /** The label in the reader's language. */
  public String label(Locale locale) {
    return locale.getLanguage().equals("fr") ? french : english;
  }
}
