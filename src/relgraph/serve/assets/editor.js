"use strict";
// The editor on the query page: it asks this server alone, and completes from the graph's ontology.
(() => {
  const root = document.getElementById("editor");
  const ontology = JSON.parse(document.getElementById("ontology").textContent);
  const Yasqe = Yasgui.Yasqe;

  const matching = (terms) => (_yasqe, token) => {
    const typed = (token && token.autocompletionString) || "";
    return terms.filter((term) => term.startsWith(typed));
  };
  const completer = (name, terms) => ({
    ...Yasqe.Autocompleters[name],
    name,
    bulk: false,
    autoShow: false,
    get: matching(terms),
  });
  const prefixes = Object.entries(ontology.prefixes).map(([name, iri]) => `${name}: <${iri}>`);
  Yasqe.registerAutocompleter(completer("class", ontology.classes), true);
  Yasqe.registerAutocompleter(completer("property", ontology.properties), true);
  Yasqe.registerAutocompleter({ ...completer("prefixes", prefixes), autoShow: true }, true);

  const endpoint = new URL("/sparql", location.href).href;
  const yasgui = new Yasgui(root, {
    requestConfig: { endpoint, method: "POST" },
    endpointCatalogueOptions: { getData: () => [{ endpoint }] },
    copyEndpointOnNewTab: true,
    populateFromUrl: false,
    persistenceId: "relgraph",
    yasr: { prefixes: ontology.prefixes, pluginOrder: ["table", "chart", "graph", "response"] },
  });
  const own = root.dataset.query;
  const tab = yasgui.getTab();
  if (own && tab) {
    tab.setQuery(own);
  }
  for (const each of Object.values(yasgui._tabs)) {
    each.setEndpoint(endpoint);
  }
})();
