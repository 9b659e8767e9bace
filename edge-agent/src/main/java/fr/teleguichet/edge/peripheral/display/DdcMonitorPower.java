package fr.teleguichet.edge.peripheral.display;

import fr.teleguichet.edge.peripheral.program.ProgramOutput;
import fr.teleguichet.edge.peripheral.program.SystemProgram;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Switches the monitor itself over DDC/CI by {@code ddcutil}, feature D6h, and dims it by feature
 * 10h (VESA Monitor Control Command Set 2.2a, power mode and luminance): some monitors show a blue
 * picture when only their signal ends. One without feature 10h is switched only.
 */
public final class DdcMonitorPower implements ScreenPower {

  private static final String POWER = "d6";
  private static final String LUMINANCE = "10";
  private static final String ON = "1";
  private static final String OFF = "4";

  /** The brief form: {@code VCP D6 SNC x01}. */
  private static final Pattern MODE = Pattern.compile("VCP D6 SNC x0([1-5])");

  /** The brief form, with the value and the highest one: {@code VCP 10 C 50 100}. */
  private static final Pattern STEP = Pattern.compile("VCP 10 C (\\d{1,5}) (\\d{1,5})");

  private final SystemProgram ddcutil;
  private final BrightnessSettings brightness;

  /** Whether the monitor has feature 10h; it is taken to, until it was asked. */
  private volatile boolean dims = true;

  public DdcMonitorPower(SystemProgram ddcutil, BrightnessSettings brightness) {
    this.ddcutil = ddcutil;
    this.brightness = brightness;
  }

  @Override
  public boolean dims() {
    return dims;
  }

  @Override
  public void turn(ScreenBrightness light) throws IOException, InterruptedException {
    set(POWER, light == ScreenBrightness.OFF ? OFF : ON);
    if (light != ScreenBrightness.OFF) {
      Optional<Matcher> luminance = luminance();
      if (luminance.isPresent()) {
        setLuminance(brightness.step(light, number(luminance.get(), 2)));
      }
    }
  }

  @Override
  public Optional<ScreenBrightness> light() throws IOException, InterruptedException {
    Optional<Matcher> mode = ask(POWER, MODE);
    if (mode.isEmpty()) {
      return Optional.empty();
    }
    if (!mode.get().group(1).equals(ON)) {
      return Optional.of(ScreenBrightness.OFF);
    }
    Optional<Matcher> luminance = luminance();
    return luminance.isEmpty()
        ? Optional.of(ScreenBrightness.BRIGHT)
        : luminance.flatMap(it -> brightness.light(number(it, 1), number(it, 2)));
  }

  private Optional<Matcher> luminance() throws IOException, InterruptedException {
    Optional<Matcher> answer = ask(LUMINANCE, STEP);
    dims = answer.isPresent();
    return answer;
  }

  private static int number(Matcher found, int group) {
    return Integer.parseInt(found.group(group));
  }

  private Optional<Matcher> ask(String feature, Pattern form)
      throws IOException, InterruptedException {
    ProgramOutput answer = ddcutil.run("getvcp", feature, "--brief");
    return Optional.of(form.matcher(answer.text()))
        .filter(found -> answer.isSuccess() && found.find());
  }

  private void setLuminance(int step) throws IOException, InterruptedException {
    try {
      set(LUMINANCE, Integer.toString(step));
    } catch (IOException e) {
      throw new ScreenBrightnessException(String.valueOf(e.getMessage()));
    }
  }

  private void set(String feature, String value) throws IOException, InterruptedException {
    ProgramOutput done = ddcutil.run("setvcp", feature, value);
    if (!done.isSuccess()) {
      throw new IOException(ddcutil.name() + "-" + done.exit());
    }
  }
}
