package com.ecomarket.branch;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.branch.catalog.Product;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.resilience4j.circuitbreaker.annotation.CircuitBreaker;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.scheduling.annotation.Async;

/** Dependencies point one way (DESIGN §2), and the rules of the business are plain Java. */
class ArchitectureTest {
  private static final String ROOT = "com.ecomarket.branch";
  private static final List<String> ROOMS =
      List.of(
          "catalog",
          "journal",
          "stock",
          "neighbour",
          "sale",
          "receipt",
          "basket",
          "returns",
          "count",
          "healing",
          "sync",
          "shipment",
          "dispatch",
          "receiving",
          "movement");

  private static final List<String> PLAIN =
      List.of(
          "catalog.Catalog",
          "catalog.CurrentCatalog",
          "catalog.Product",
          "stock.Stock",
          "stock.Position",
          "stock.Pen",
          "stock.Command",
          "stock.StockWriter",
          "stock.StockStart",
          "stock.WriterThread",
          "stock.Once",
          "stock.Outcome",
          "stock.RequestKey",
          "sale.Sell",
          "sale.SaleRefusal",
          "basket.SellBasket",
          "count.TakeStock",
          "count.CountRefusal",
          "count.MovedSince",
          "returns.TakeBack",
          "returns.ReturnRefusal",
          "receipt.Sale",
          "shipment.Announcements",
          "shipment.OwnLines",
          "shipment.Shipment",
          "shipment.Shipments",
          "dispatch.Dispatch",
          "dispatch.DispatchRefusal",
          "dispatch.DispatchRequested",
          "dispatch.Send",
          "receiving.Arrival",
          "receiving.Receive",
          "receiving.ReceivingRefusal",
          "movement.ShelfCursor",
          "sync.Central",
          "sync.CentralAnswer",
          "sync.SyncSession",
          "sync.CatalogLearner",
          "sync.NeighbourLearner",
          "neighbour.Neighbours",
          "neighbour.Shelf",
          "sync.Pacing",
          "sync.BreakerWaits");

  private static final JavaClasses BRANCH =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void hasTheRoomsThatTheRulesBelowAreAbout() {
    Set<String> packages =
        BRANCH.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());

    assertThat(packages)
        .isEqualTo(
            Stream.concat(Stream.of(ROOT), ROOMS.stream().map(room -> ROOT + "." + room))
                .collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @CsvSource({
    "catalog,",
    "journal, catalog",
    "stock, journal catalog",
    "neighbour, stock journal catalog",
    "sale, stock journal catalog",
    "receipt, stock journal catalog",
    "basket, receipt sale stock journal catalog",
    "returns, receipt sale stock journal catalog",
    "count, shipment stock journal catalog",
    "shipment, stock journal catalog",
    "dispatch, shipment stock journal catalog",
    "receiving, shipment stock journal catalog",
    "movement, stock journal catalog",
    "healing, stock journal catalog"
  })
  void pointsOneWay(String room, String below) {
    List<String> allowed = below == null ? List.of() : Arrays.asList(below.split(" "));
    String[] forbidden =
        ROOMS.stream()
            .filter(other -> !other.equals(room) && !allowed.contains(other))
            .map(other -> ROOT + "." + other + "..")
            .toArray(String[]::new);

    noClasses()
        .that()
        .resideInAPackage(ROOT + "." + room)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(forbidden)
        .check(BRANCH);
  }

  @Test
  void letsNobodyButTheSyncKnowThatCentralExists() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".sync")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + ".sync")
        .check(BRANCH);
  }

  /** With the two libraries below it, which have no such test of their own. */
  @Test
  void hasNoCycles() {
    JavaClasses all =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT, "com.ecomarket.edge", "com.ecomarket.contract");

    slices().matching("com.ecomarket.(**)").should().beFreeOfCycles().check(all);
  }

  @Test
  void keepsTheRulesOfTheBusinessFreeOfFrameworksAndStores() {
    assertThat(PLAIN).allMatch(name -> BRANCH.contain(ROOT + "." + name));
    classes()
        .that(are(resideInAPackage(ROOT + ".healing").or(plain())))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            ROOT + "..",
            "com.ecomarket.contract",
            "java.lang..",
            "java.math..",
            "java.nio.charset..",
            "java.util..",
            "java.time..",
            "org.jspecify..",
            "org.slf4j..")
        .check(BRANCH);
  }

  /**
   * Who sells asks what a product costs at a moment; the price of before its plan is for storing.
   */
  @Test
  void asksWhatAProductCostsNowAndNotWhatItCost() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + ".catalog", ROOT + ".journal")
        .should()
        .callMethod(Product.class, "unitPriceCents")
        .check(BRANCH);
  }

  @Test
  void injectsThroughConstructors() {
    NO_CLASSES_SHOULD_USE_FIELD_INJECTION.check(BRANCH);
  }

  @Test
  void putsTheBreakerAroundCallsToCentralAndNothingElse() {
    assertThat(breakers())
        .extracting(JavaMethod::getFullName)
        .allMatch(name -> name.startsWith(ROOT + ".sync.CentralClient."));
    methods()
        .that()
        .areDeclaredIn(ROOT + ".sync.CentralClient")
        .and()
        .arePublic()
        .should()
        .beAnnotatedWith(CircuitBreaker.class)
        .check(BRANCH);
    noClasses().should().beAnnotatedWith(CircuitBreaker.class).check(BRANCH);
  }

  @Test
  void hasNoFallbackThatTurnsNotSentIntoSent() {
    assertThat(breakers())
        .isNotEmpty()
        .allMatch(
            method -> method.getAnnotationOfType(CircuitBreaker.class).fallbackMethod().isEmpty());
  }

  @Test
  void neverPutsTheBreakerAroundAnAsynchronousCall() {
    Set<JavaClass> behindABreaker =
        breakers().stream().map(JavaMethod::getOwner).collect(Collectors.toSet());
    Set<JavaClass> asynchronous =
        methodsOf()
            .filter(method -> method.isAnnotatedWith(Async.class))
            .map(JavaMethod::getOwner)
            .collect(Collectors.toSet());

    assertThat(asynchronous).isNotEmpty().doesNotContainAnyElementsOf(behindABreaker);
  }

  private static DescribedPredicate<JavaClass> plain() {
    Set<String> names = PLAIN.stream().map(name -> ROOT + "." + name).collect(Collectors.toSet());
    return DescribedPredicate.describe(
        "rules of the business", type -> names.contains(outermost(type).getName()));
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
  }

  private static List<JavaMethod> breakers() {
    return methodsOf().filter(method -> method.isAnnotatedWith(CircuitBreaker.class)).toList();
  }

  private static Stream<JavaMethod> methodsOf() {
    return BRANCH.stream().flatMap(type -> type.getMethods().stream());
  }
}
