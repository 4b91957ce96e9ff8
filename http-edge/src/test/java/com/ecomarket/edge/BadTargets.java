package com.ecomarket.edge;

import java.util.List;
import java.util.Set;

/** Methods, paths and first lines that are not the endpoint's. */
final class BadTargets {
  private BadTargets() {}

  static void addTo(List<BadInput> rows, SaleRequests to) {
    for (String method : List.of("GET", "PUT", "DELETE", "PATCH", "TRACE", "BUY", "post")) {
      rows.add(new BadInput(method, to.method(method), Set.of(405), "method-not-allowed"));
    }
    for (String suffix : List.of("/", ";x=1", ";", "/;x/..", "/1", ".json", "/../nope")) {
      rows.add(new BadInput("path " + suffix, to.after(suffix), Set.of(404), "not-found"));
    }
    for (String path : List.of("/nope", "/error", "/actuator/env", "/" + to.path())) {
      rows.add(new BadInput(path, to.at(path), Set.of(404), "not-found"));
    }
    for (String suffix : List.of("%2f", "%00", "%ff", "\\", "?<x>", "%", "%2", "%zz")) {
      rows.add(new BadInput("path " + suffix, to.after(suffix), Set.of(400), "bad-request"));
    }
    rows.add(outside("/../sell", to.at("/.." + to.path())));
    rows.add(outside("/..;/sell", to.at("/..;" + to.path())));
    rows.add(outside("/%2e%2e/sell", to.at("/%2e%2e" + to.path())));
    rows.add(outside("not HTTP", to.target("hello")));
    rows.add(outside("no path", to.target("POST")));
    byte[] version = to.target("POST " + to.path() + " HTTP/9.9");
    rows.add(new BadInput("HTTP/9.9", version, Set.of(505), "http-version-not-supported"));
  }

  private static BadInput outside(String name, byte[] request) {
    return new BadInput(name, request, Set.of(400), "bad-request");
  }
}
