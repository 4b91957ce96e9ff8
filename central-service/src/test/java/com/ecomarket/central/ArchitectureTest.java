package com.ecomarket.central;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.ecomarket.central.catalog.CatalogState;
import com.ecomarket.central.catalog.Listings;
import com.ecomarket.central.commit.OneTransaction;
import com.ecomarket.central.discrepancy.Discrepancies;
import com.ecomarket.central.ledger.Ledger;
import com.ecomarket.central.ledger.OncePerKey;
import com.ecomarket.central.ledger.OwnBooks;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which way the packages look (DESIGN §2). */
@ArchTag("no-store")
@AnalyzeClasses(
    packages = "com.ecomarket.central",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule rulesAreFreeOfSpringAndSql =
      noClasses()
          .that()
          .resideInAPackage("..intake")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.springframework..", "java.sql..", "javax.sql..", "jakarta..");

  /** Who writes through the ledger or changes the catalogue. */
  private static final String[] WRITERS = {
    "..intake",
    "..sync",
    "..notification",
    "..shipment",
    "..warehouse",
    "..returns",
    "..resolution",
    "..listing",
    "..pricelist"
  };

  private static final String[] READERS = {"..inventory", "..branch", "..movement", "..audit"};

  private static final DescribedPredicate<JavaClass> ABOVE_THE_LEDGER =
      JavaClass.Predicates.resideInAnyPackage(WRITERS)
          .or(JavaClass.Predicates.resideInAnyPackage(READERS));

  @ArchTest
  static final ArchRule commitKnowsNobody =
      noClasses()
          .that()
          .resideInAPackage("..commit")
          .should()
          .dependOnClassesThat(
              ABOVE_THE_LEDGER.or(
                  JavaClass.Predicates.resideInAnyPackage(
                      "..ledger", "..catalog", "..discrepancy")));

  @ArchTest
  static final ArchRule catalogAndDiscrepancyKnowNobody =
      noClasses()
          .that()
          .resideInAnyPackage("..catalog", "..discrepancy")
          .should()
          .dependOnClassesThat(
              ABOVE_THE_LEDGER.or(JavaClass.Predicates.resideInAPackage("..ledger")));

  @ArchTest
  static final ArchRule ledgerKnowsOnlyTheCatalog =
      noClasses()
          .that()
          .resideInAPackage("..ledger")
          .should()
          .dependOnClassesThat(ABOVE_THE_LEDGER);

  /** But for the audit's own note of how far it has counted. */
  @ArchTest
  static final ArchRule readersNeverWrite =
      noClasses()
          .that()
          .resideInAnyPackage(READERS)
          .and()
          .doNotHaveSimpleName("Checkpoints")
          .should()
          .dependOnClassesThat(
              JavaClass.Predicates.equivalentTo(Ledger.class)
                  .or(JavaClass.Predicates.equivalentTo(OneTransaction.class))
                  .or(JavaClass.Predicates.equivalentTo(OwnBooks.class))
                  .or(JavaClass.Predicates.equivalentTo(OncePerKey.class))
                  .or(JavaClass.Predicates.equivalentTo(Discrepancies.class))
                  .or(JavaClass.Predicates.equivalentTo(Listings.class))
                  .or(JavaClass.Predicates.equivalentTo(CatalogState.class))
                  .or(JavaClass.Predicates.resideInAnyPackage(WRITERS)));

  @ArchTest
  static final ArchRule packagesDoNotGoInCircles =
      slices().matching("com.ecomarket.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule controllersAreNobodysBusiness =
      classes().that().haveSimpleNameEndingWith("Controller").should().bePackagePrivate();
}
