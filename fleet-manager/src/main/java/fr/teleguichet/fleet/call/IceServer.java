package fr.teleguichet.fleet.call;

import java.util.List;
import java.util.Optional;

/** Servers by which two browsers find each other, as an RTCIceServer of WebRTC. */
public record IceServer(List<String> urls, Optional<Login> login) {

  /** What a TURN server asks for. */
  public record Login(String username, String credential) {
    @Override
    public String toString() {
      return "Login[***]";
    }
  }

  public IceServer {
    urls = List.copyOf(urls);
  }
}
