package com.ecomarket.central;

import io.swagger.v3.oas.annotations.Operation;
import org.springframework.boot.info.BuildProperties;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ServiceController {
  private final BuildProperties build;

  ServiceController(BuildProperties build) {
    this.build = build;
  }

  @Operation(summary = "Say who answers here")
  @GetMapping(path = "/", produces = MediaType.APPLICATION_JSON_VALUE)
  About about() {
    return new About("central", "ok", build.getVersion());
  }

  record About(String service, String status, String version) {}
}
