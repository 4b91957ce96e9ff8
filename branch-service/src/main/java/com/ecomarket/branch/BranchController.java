package com.ecomarket.branch;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.boot.info.BuildProperties;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says who answers here. */
@RestController
class BranchController {
  private final BranchIdentity branch;
  private final BuildProperties build;

  BranchController(BranchIdentity branch, BuildProperties build) {
    this.branch = branch;
    this.build = build;
  }

  /**
   * @param service always {@code branch}
   * @param branchId this shop
   * @param status {@code ok}
   * @param version the build
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record Self(String service, String branchId, String status, String version) {}

  @Operation(summary = "Say who answers here")
  @GetMapping(path = "/", produces = MediaType.APPLICATION_JSON_VALUE)
  Self self() {
    return new Self("branch", branch.branchId(), "ok", String.valueOf(build.getVersion()));
  }
}
