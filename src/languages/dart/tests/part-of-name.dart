part of shop.cart;

int price = 1;
