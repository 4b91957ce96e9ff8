package com.ecomarket.branch.neighbour;

import com.ecomarket.branch.catalog.CurrentCatalog;
import com.ecomarket.edge.Problem;
import com.ecomarket.edge.openapi.Refuses;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.constraints.Positive;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Who else has it. Answers from memory; never touches the disk or the network. */
@RestController
class ElsewhereController {
  private final Neighbours neighbours;
  private final CurrentCatalog catalog;

  ElsewhereController(Neighbours neighbours, CurrentCatalog catalog) {
    this.neighbours = neighbours;
    this.catalog = catalog;
  }

  /**
   * @param productId of the product
   * @param elsewhere every neighbour, by branch id
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record OnOtherShelves(long productId, List<Elsewhere> elsewhere) {}

  @Operation(
      summary = "Show one product on the shelves of the neighbours",
      description =
          "As central said last, also while it cannot be reached: `as_of` is when the neighbour"
              + " itself was last heard. `units` and `as_of` are null for one that nobody has heard"
              + " of yet.")
  @Refuses("404 unknown-product")
  @GetMapping(
      path = "/inventory/{productId}/elsewhere",
      produces = MediaType.APPLICATION_JSON_VALUE)
  OnOtherShelves elsewhere(@PathVariable @Positive long productId) {
    if (catalog.now().find(productId) == null && !neighbours.hold(productId)) {
      throw Problem.of(HttpStatus.NOT_FOUND, "unknown-product", productId);
    }
    return new OnOtherShelves(productId, neighbours.find(productId));
  }
}
