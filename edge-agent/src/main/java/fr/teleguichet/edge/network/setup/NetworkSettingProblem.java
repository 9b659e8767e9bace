package fr.teleguichet.edge.network.setup;

import java.util.Locale;

/** What is wrong with something that a technician wrote. */
public enum NetworkSettingProblem {
  NOTHING,
  KIND,
  ADDRESS,
  PREFIX,
  GATEWAY,
  NAME_SERVER,
  WIFI_NAME,
  WIFI_SECURITY,
  WPA2_PASSWORD,
  WPA3_PASSWORD,
  ACCOUNT_LOGIN,
  ACCOUNT_SERVER,
  ACCOUNT_AUTHORITY,
  ACCOUNT_CERTIFICATE,
  ACCESS_POINT,
  PIN,
  CELLULAR_LOGIN,
  PROXY_ADDRESS,
  PROXY_LOGIN;

  /** For message keys, such as {@code wifi-name}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
