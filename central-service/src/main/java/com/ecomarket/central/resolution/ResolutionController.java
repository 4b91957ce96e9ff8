package com.ecomarket.central.resolution;

import com.ecomarket.central.discrepancy.Discrepancy;
import com.ecomarket.central.discrepancy.DiscrepancyView;
import com.ecomarket.central.discrepancy.ListedDiscrepancy;
import com.ecomarket.edge.openapi.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /discrepancies/{id}/resolve}: a person has looked. */
@RestController
class ResolutionController {
  private final Resolving resolving;
  private final DiscrepancyView view;

  ResolutionController(Resolving resolving, DiscrepancyView view) {
    this.resolving = resolving;
    this.view = view;
  }

  @Operation(
      summary = "Say why a discrepancy is settled",
      description =
          "A reason alone changes no stock. `counted` (without what is still on the way)"
              + " books the difference in the warehouse;"
              + " `ask_count` asks the branch to count, and its count resolves the discrepancy.")
  @Refuses({
    "404 unknown-discrepancy",
    "409 discrepancy-resolved",
    "409 nothing-to-count",
    "409 stock-of-a-branch",
    "503 central-busy"
  })
  @PostMapping(
      path = "/discrepancies/{id}/resolve",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ListedDiscrepancy resolve(
      @PathVariable @Pattern(regexp = Discrepancy.ID_PATTERN) String id,
      @Valid @RequestBody SettledBy said,
      Locale language) {
    return view.of(resolving.settle(id, said), language);
  }
}
