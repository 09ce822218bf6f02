"""A tiny cross-encoder of random weights, made where a test wants one: a model of the real kind, untrained."""

from pathlib import Path

import torch
from transformers import BertConfig, BertForSequenceClassification, BertTokenizer

_LETTERS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *"手紙家族会働くこと書労支援相談電話不登校"]


def make_cross_encoder(folder: Path) -> None:
    """Write the model into a folder, as the transformers library saves one."""
    (folder / "vocab.txt").write_text("\n".join(_LETTERS), encoding="utf-8")
    BertTokenizer(str(folder / "vocab.txt")).save_pretrained(folder)
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=len(_LETTERS),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
        num_labels=1,
        initializer_range=1.0,
    )
    BertForSequenceClassification(config).save_pretrained(folder)
